import type { Feed, Missing, Profile } from './profile'

/**
 * Other places made of a profile by one change each: what a feed may lack, what frauds may do otherwise. They show what the
 * rules lean on; nothing should collapse when one support is gone.
 */
type Change = (profile: Profile) => Profile

export const stresses: Readonly<Record<string, Change>> = {
  'no-opened-at': lacking('payee.openedAt'),
  'no-kinds': lacking('payee.kind', 'payer.kind'),
  'no-names': lacking('payee.name', 'payer.name'),
  'no-phones': lacking('payer.phone', 'payer.operator.phone'),
  'no-memos': lacking('memo'),
  'no-devices': lacking('device'),
  'no-balances': lacking('payer.balanceBefore'),
  'bare-payments': lacking(
    'payee.openedAt',
    'payee.kind',
    'payer.kind',
    'payer.birthYear',
    'payer.balanceBefore',
    'memo',
    'device',
  ),
  'small-sums': ({ fraud, ...rest }) => ({ ...rest, fraud: { ...fraud, amounts: fraud.amounts * 0.3 } }),
  'large-sums': ({ fraud, ...rest }) => ({ ...rest, fraud: { ...fraud, amounts: fraud.amounts * 3 } }),
  'slow-frauds': ({ fraud, ...rest }) => ({ ...rest, fraud: { ...fraud, delays: fraud.delays * 4 } }),
  'old-mules': ({ fraud, ...rest }) => ({
    ...rest,
    fraud: { ...fraud, mules: { ...fraud.mules, young: 0, reuse: 0 } },
  }),
  'no-contacts': ({ fraud, ...rest }) => ({ ...rest, fraud: { ...fraud, contactSeen: 0 } }),
  'no-chats': ({ ordinary, ...rest }) => ({ ...rest, chats: [], ordinary: { ...ordinary, transcripts: 0 } }),
  'seen-contacts': ({ fraud, networks, chats, ...rest }) => ({
    ...rest,
    fraud: { ...fraud, contactSeen: 1 },
    networks: networks.map(seeing),
    chats: chats.map(seeing),
  }),
}

function lacking(...paths: readonly string[]): Change {
  const always: Missing = Object.fromEntries(paths.map((path) => [path, 1]))
  return (profile) => ({
    ...profile,
    banks: profile.banks.map((bank) => ({ ...bank, missing: { ...bank.missing, ...always } })),
  })
}

/** Nearly everything that happens is seen, as where a network and its customers take part. */
function seeing(feed: Feed): Feed {
  return { ...feed, seen: 0.95 }
}

/** @returns null: no such stress */
export function stressed(profile: Profile, name: string): Profile | null {
  const change = Object.hasOwn(stresses, name) ? stresses[name] : undefined
  return change === undefined ? null : change(profile)
}
