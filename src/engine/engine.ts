import { createHash } from 'node:crypto'
import type { FactContext, JudgedKind } from './facts/context'
import { textOf } from './facts/context'
import { FactFrame } from './facts/frame'
import { byWeight, fire, levelOf, probability, strongestTypology, type FiredRule } from './score'
import { KnownTexts } from './known-texts'
import type { RulePack } from './rules/pack'
import { compileProgram, type RuleProgram } from './rules/program'
import { NO_TYPOLOGY, RULE_KINDS, type LevelsFile } from './rules/rule-schema'
import { joinLists } from './lists/list-view'
import { PackLists } from './lists/pack-lists'
import { ShortFields } from './text/short-fields'
import { spansOf } from './text/spans'
import { joinedText, type JoinedText, type TalkLimits } from './text/talk'
import { TextModel, type TextFinding } from './text/text-model'
import type { ModelCache } from './text/training'
import type {
  Action,
  EngineInput,
  EngineSignal,
  Evaluation,
  LabelledCase,
  Reason,
  ShadowReason,
  SignalTrace,
  Subject,
  TextVerdict,
} from './types'
import { entryOf, type WindowLimits } from './windows/entry'
import { windowKey } from './windows/keys'
import { observationsOf } from './windows/observe'
import type { WindowView } from './windows/store'

export interface Engine {
  /** `sha256:…` of the pack's files; part of every evaluation. */
  readonly ruleset: string
  /** Bounds of the windows; every store must merge with these. */
  readonly windowLimits: WindowLimits
  /** Packs that declare the same windows have the same: they may share what is in them. */
  readonly windowsId: string
  /** How far back what a sender wrote before is wanted as `earlier` of an input. */
  readonly talk: TalkLimits
  /** The window keys this signal reads or writes: load them before `evaluate`. */
  windowKeys(input: EngineInput): string[]
  /** Pure and synchronous; reads only entries under `windowKeys(input)`. */
  evaluate(input: EngineInput, windows: WindowView): Evaluation
  /** Records the signal in its windows at its own `occurredAt`. Idempotent by `signal.id`. */
  observe(input: EngineInput, evaluation: Evaluation, windows: WindowView): void
  /** Judges a text without any signal around it. */
  classify(text: string): TextVerdict
}

export interface EngineOptions {
  /** Labelled examples (`menshen cases import`, officers' findings) added to the scripts of the pack. */
  cases?: readonly LabelledCase[]
  /** Under which the hashed entries of the pack's lists were made; without it they match nothing. */
  listKey?: string | undefined
  /** Where trained weights are kept between processes; without it every engine trains its own. */
  cache?: ModelCache
  /** false: reasons come without text and evidence, and nothing is said to be similar; a replay answers with none of it. */
  explains?: boolean
  /** Short texts that come again are read once. Texts stay in memory: for recorded streams, not for a service. */
  remembersTexts?: boolean
}

/** Compiles a checked pack; throws nothing for a pack that `loadRulePack` accepted. */
export function createEngine(pack: RulePack, options: EngineOptions = {}): Engine {
  const texts = new TextModel(pack.text, options.cases ?? [], options.cache)
  return new CompiledEngine(pack, texts, options)
}

interface Judgement {
  logOdds: number
  live: FiredRule[]
  shadow: FiredRule[]
  text: TextFinding | null
}

const FRAUD_TYPOLOGY = 'other-fraud'
const NOBODY: Subject = { person: null, payer: null, payee: null }
const HALF = 0.5
const MS_PER_MINUTE = 60_000
const PROBABILITY_DIGITS = 10_000

class CompiledEngine implements Engine {
  readonly ruleset: string
  readonly windowLimits: WindowLimits
  readonly windowsId: string
  readonly talk: TalkLimits
  private readonly programOf: ReadonlyMap<JudgedKind, RuleProgram>
  private readonly typologyOrder: readonly string[]
  private readonly dynamic: { textSlot: number | undefined; windowSlot: number | undefined }
  private readonly frame: FactFrame
  private readonly shortFields: ShortFields
  private readonly lists: PackLists
  private readonly explains: boolean
  private readonly texts: Pick<TextModel, 'read'>

  constructor(
    private readonly pack: RulePack,
    texts: TextModel,
    { listKey = '', explains = true, remembersTexts = false }: EngineOptions,
  ) {
    this.ruleset = pack.ruleset
    this.windowLimits = pack.windows.limits
    this.windowsId = windowsIdOf(pack.windows)
    const { minutes, ...bounds } = pack.text.settings.talk
    this.talk = { horizonMs: minutes * MS_PER_MINUTE, ...bounds }
    this.programOf = programsByKind(pack)
    this.typologyOrder = pack.typologies.typologies.map(({ id }) => id)
    const { slots } = pack.vocabulary
    this.dynamic = { textSlot: slots.get('text.typology'), windowSlot: slots.get('window.contactTypology') }
    this.frame = new FactFrame(pack.facts)
    this.shortFields = new ShortFields(pack.text)
    this.lists = new PackLists(pack.lists, pack.levels.utcOffsetHours, listKey)
    this.explains = explains
    this.texts = remembersTexts ? new KnownTexts(texts) : texts
  }

  windowKeys({ subject }: EngineInput): string[] {
    const keys = new Set<string>()
    for (const spec of this.pack.windows.keys) addKey(keys, windowKey(spec, subject))
    for (const measure of this.pack.windows.measures) addKey(keys, measure.keyOf(subject))
    return [...keys]
  }

  evaluate(input: EngineInput, windows: WindowView): Evaluation {
    const { signal } = input
    const talk = this.talkOf(input)
    const judged = this.judge(this.contextOf(signal.type, input, windows, talk))
    const score = probability(judged.logOdds)
    const level = levelOf(score, this.pack.levels)
    const typology = strongestTypology(judged.live, this.typologyOrder)
    const action = actionOf(level, signal)
    const isClear = level.level === 'none'
    return {
      level: level.level,
      score,
      typology: isClear ? NO_TYPOLOGY : typology === NO_TYPOLOGY ? FRAUD_TYPOLOGY : typology,
      action,
      holdMinutes: action === 'hold' ? level.holdMinutes : null,
      reasons: judged.live.map(({ reason }) => reason),
      shadow: judged.shadow.map(({ reason }) => this.wouldBe(reason, judged.logOdds, signal)),
      similar: isClear || !this.explains ? [] : (judged.text?.similar() ?? []),
      trace: this.traceOf(input, typology, judged.text),
      ruleset: this.ruleset,
    }
  }

  observe(input: EngineInput, evaluation: Evaluation, windows: WindowView): void {
    for (const { key, observation } of observationsOf(input, evaluation, this.pack.windows.keys)) {
      windows.append(key, entryOf(observation))
    }
  }

  classify(text: string): TextVerdict {
    const judged = this.judge(this.contextOf('text', null, null, { text, from: 0, joined: 0 }))
    const fraudProbability = probability(judged.logOdds)
    const typology = strongestTypology(judged.live, this.typologyOrder)
    const isFraud = fraudProbability >= HALF
    return {
      fraudProbability,
      typology: isFraud
        ? typology === NO_TYPOLOGY
          ? (judged.text?.typology ?? FRAUD_TYPOLOGY)
          : typology
        : NO_TYPOLOGY,
      similar: judged.text?.similar() ?? [],
      finer: isFraud ? (judged.text?.finer() ?? NO_TYPOLOGY) : NO_TYPOLOGY,
      elements: [...(judged.text?.lexicon.asserted ?? [])],
      spans: judged.text === null ? [] : spansOf(judged.text.lexicon.hits, judged.text.originOf, text),
      reasons: judged.live.map(({ reason }) => reason),
    }
  }

  private judge(context: FactContext): Judgement {
    this.frame.begin(context)
    const live: FiredRule[] = []
    const shadow: FiredRule[] = []
    let logOdds = this.pack.levels.bias[context.kind]
    for (const rule of this.programOf.get(context.kind)?.matches(this.frame) ?? []) {
      const fired = fire(rule, this.frame, this.dynamic, this.explains)
      if (rule.rule.status === 'shadow') {
        shadow.push(fired)
        continue
      }
      live.push(fired)
      logOdds += fired.reason.weight
    }
    return { logOdds, live: live.sort(byWeight), shadow: shadow.sort(byWeight), text: context.text() }
  }

  /** A shadow rule by itself, on top of those that act: kept with it, so that it can be judged before it goes live. */
  private wouldBe(reason: Reason, logOdds: number, signal: EngineSignal): ShadowReason {
    const level = levelOf(probability(logOdds + reason.weight), this.pack.levels)
    return { ...reason, level: level.level, action: actionOf(level, signal) }
  }

  /** Of the signal that was just judged. */
  private traceOf({ signal }: EngineInput, typology: string, text: TextFinding | null): SignalTrace {
    const isPayment = signal.type === 'transaction'
    const elements = text === null ? [] : text.lexicon.asserted.slice()
    for (const [mark, holds] of this.pack.windows.marks) if (holds(this.frame) === true) elements.push(mark)
    return {
      textFraud: text === null ? null : Math.round(text.fraud * PROBABILITY_DIGITS) / PROBABILITY_DIGITS,
      typology,
      elements,
      newPayee: isPayment ? this.pack.windows.isNewPayee(this.frame) === true : null,
    }
  }

  private talkOf({ signal, earlier = [] }: EngineInput): JoinedText | null {
    const text = textOf(signal)
    if (text === null) return null
    if (signal.type !== 'message' || earlier.length === 0) return { text, from: 0, joined: 0 }
    return joinedText(text, signal.occurredAt, earlier, this.talk)
  }

  private contextOf(
    kind: JudgedKind,
    input: EngineInput | null,
    windows: WindowView | null,
    talk: JoinedText | null,
  ): FactContext {
    let finding: TextFinding | null = null
    const { lexicon } = this.pack.text
    return {
      kind,
      signal: input?.signal ?? null,
      subject: input?.subject ?? NOBODY,
      windows,
      lexicon,
      lists: joinLists(this.lists, input?.lists),
      names: this.lists.names,
      utcOffsetHours: this.pack.levels.utcOffsetHours,
      text: () => (talk === null ? null : (finding ??= this.texts.read(talk.text))),
      joinedTexts: talk?.joined ?? 0,
      elementsOf: (field, group) =>
        field === undefined ? undefined : this.shortFields.elementsOf(field, group),
    }
  }
}

const WINDOWS_ID_DIGITS = 12

/** Over what is kept under which key; how it is read has no part in it. */
const windowsIdOf = ({ keys, limits }: RulePack['windows']): string =>
  createHash('sha256').update(JSON.stringify({ keys, limits })).digest('hex').slice(0, WINDOWS_ID_DIGITS)

/** Only a payment that has not gone through can be held. */
function actionOf(level: LevelsFile['levels'][number], signal: EngineSignal): Action {
  const canHold = signal.type === 'transaction' && (signal.status ?? 'pending') === 'pending'
  return canHold ? level.pendingPayment : level.otherwise
}

/** Retired and draft rules are not run; the rest in the order of their ids, so that sums add up alike. */
function programsByKind({ rules, facts }: RulePack): ReadonlyMap<JudgedKind, RuleProgram> {
  const active = rules
    .filter(({ rule }) => rule.status === 'live' || rule.status === 'shadow')
    .sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1))
  return new Map(
    RULE_KINDS.map((kind) => [
      kind,
      compileProgram(
        active.filter(({ rule }) => rule.signals.includes(kind)),
        facts,
      ),
    ]),
  )
}

function addKey(keys: Set<string>, key: string | null): void {
  if (key !== null) keys.add(key)
}
