/** What the law or local practice sets; each with its source (docs/law.md). */

/** A stop lapses by itself 48 h after the bank's hold; one renewal makes 96 h (银发〔2016〕86号). */
export const STOP_HOURS = 48
export const STOP_RENEWED_HOURS = 96

/** 以两次为限, read as two stops in all (银发〔2016〕86号); a renewal is the second one. */
export const STOPS_PER_ACCOUNT = 2

/** A freeze of deposits lasts six months and may be renewed, how often is not limited (2013 notice of SPC, SPP and MPS). */
export const FREEZE_MONTHS = 6

/** A whole-account freeze is looked at again after this long (Zhejiang 2025-12-01 art. 24 asks for it; the days are local). */
export const WHOLE_FREEZE_REVIEW_DAYS = 30

/** Money that a requested freeze claims falls back if the bank says nothing for this long (local). */
export const FREEZE_CLAIM_DAYS = 7

/** A limit on the victim's own account is short (local; no national rule sets it). */
export const PROTECTIVE_HOLD_HOURS = 48

/** An appeal is decided within a day: the account may be an honest person's (local). */
export const APPEAL_HOURS = 24

/** How often a silent bank is contacted about one request, the first submission included; then people must call it. */
export const MAX_CONTACTS = 120

/** Clocks of two houses differ: a bank's or a client's time may be ahead of ours by this much. */
export const CLOCK_SKEW_MINUTES = 5

/** A stop's renewal is proposed this long before it lapses: two officers and a bank have to act until then (local). */
export const STOP_RENEWAL_PROPOSED_HOURS = 12

/** A freeze's renewal is proposed this long before its end (local). */
export const FREEZE_RENEWAL_PROPOSED_DAYS = 14

/** Whoever asked for a freeze, and the desk, are reminded this long before its end, unless it is renewed (local). */
export const EXPIRY_REMINDER_DAYS = [30, 7, 1] as const

/** A bank says that it has let go within this long of our order, or the duty chief is told (local; 及时解冻 names no minutes). */
export const RELEASE_CONFIRMED_MINUTES = 10

/** The review of a whole-account freeze is proposed this long before its date (local). */
export const REVIEW_PROPOSED_DAYS = 3

/** The first-tier account is entered first, within this long of the victim's report (practice since 2016-03-03). */
export const ENTER_MINUTES = 30

/** Of a return that is not traceable the shares are announced for this long, and anybody may object (2016-09-18 rules). */
export const NOTICE_DAYS = 30

/** Where an objection has changed the shares, the others have at least this long to look at them (local). */
export const RENOTICE_DAYS = 7

/** A bank finishes a return on the spot, else within this many working days (2016-09-18 rules). */
export const RETURN_WORKING_DAYS = 3

/** What was asked for is to be approved within this (local): of a report's account the minutes above run beside it. */
export const APPROVAL_MINUTES = 30

/** The same sum to the same account within this, told by two, is one payment (local; the money graph says the same). */
export const SAME_PAYMENT_MINUTES = 30
