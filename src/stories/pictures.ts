import { html, Markup } from '../lib/html'
import { publicTypologyOf, type PublicTypology } from './phrases'

/**
 * One line drawing for each kind of fraud, drawn for this project: what is false about it is in the one colour. They
 * are code rather than files so that the service alone can serve them, with or without the desks' page.
 */
interface Drawing {
  /** What is to be seen, for whoever does not see it. */
  readonly alt: string
  readonly lines: Markup
}

const style = new Markup(`<style>
path,circle,rect,ellipse{fill:none;stroke:#3a424d;stroke-width:5;stroke-linecap:round;stroke-linejoin:round}
.f{fill:#fff}.r{stroke:#b3261e}.d{stroke-dasharray:2 13}.s{stroke:#aab2bd;stroke-width:4}.k{fill:#3a424d;stroke:none}.a{fill:#b3261e;stroke:none}
.g{fill:#f3f5f7;stroke:none}
@media(prefers-color-scheme:dark){path,circle,rect,ellipse{stroke:#d5dae1}.f{fill:#1d2025}.r{stroke:#f28b82}.s{stroke:#5d6672}
.k{fill:#d5dae1;stroke:none}.a{fill:#f28b82;stroke:none}.g{fill:#22262c;stroke:none}}
</style>`)

const ground = html`<rect class="g" x="0" y="0" width="640" height="360" rx="16" /><path
    class="s"
    d="M56 316H584"
  />`

/** A person from the waist up, the neck at (x, y). */
const person = (x: number, y: number): Markup =>
  html`<circle class="f" cx="${x}" cy="${y - 44}" r="34" /><path
      class="f"
      d="M${x - 66} ${y + 96}V${y + 52}Q${x - 66} ${y} ${x} ${y}T${x + 66} ${y + 52}V${y + 96}"
    />`

const boss = html`${person(508, 220)}
  <path class="r f" d="M470 158q38 -22 76 0v20q0 36 -38 44q-38 -8 -38 -44z" />
  <path class="r" d="M484 178q8 -7 16 0M516 178q8 -7 16 0M496 202q12 7 24 0M546 190l52 62" />
  <rect class="f" x="92" y="44" width="248" height="272" rx="20" />
  <path class="s" d="M92 92H340M186 68h60" />
  <circle class="r" cx="130" cy="138" r="17" />
  <path class="r f" d="M162 116h140q12 0 12 12v28q0 12 -12 12H162z" />
  <path class="r" d="M182 131l10 13l10 -13M192 144v14M184 148h16M220 142h70" />
  <circle cx="130" cy="206" r="17" /><path class="f" d="M162 190h84q12 0 12 12v10q0 12 -12 12h-84z" />
  <circle cx="302" cy="268" r="17" /><path class="f" d="M270 252h-70q-12 0 -12 12v10q0 12 12 12h70z" />
  <path class="r d" d="M330 142C390 128 416 140 452 166" />`

const officer = html`${person(164, 220)}
  <path class="f" d="M186 150h26q8 0 8 8v58q0 8 -8 8h-26q-8 0 -8 -8v-58q0 -8 8 -8z" />
  <path class="s" d="M192 212h14" />
  <path class="d r" d="M248 180h120" />
  ${person(468, 220)}
  <path class="r f" d="M424 150q-4 -14 6 -22q-10 -22 38 -32q48 10 38 32q10 8 6 22q-44 -18 -88 0z" />
  <path class="r" d="M430 128q38 -12 76 0" /><path
    class="a"
    d="M468 104l5 9l10 1l-7 7l2 10l-10 -5l-10 5l2 -10l-7 -7l10 -1z"
  />
  <path class="r d" d="M468 92V28M432 112L398 34M504 112L538 34" />
  <path d="M372 34H564" />
  <path class="s" d="M132 130q-8 -18 4 -32M112 138q-14 -26 2 -52" />`

const service = html`<rect class="f" x="112" y="52" width="168" height="264" rx="22" />
  <path class="s" d="M176 76h40" />
  <path class="f" d="M146 152l50 -22l50 22v56l-50 24l-50 -24zM146 152l50 24l50 -24M196 176v56" /><path
    d="M170 141l50 24v22"
  />
  <circle class="k" cx="160" cy="274" r="6" /><circle class="k" cx="184" cy="274" r="6" /><circle
    class="k"
    cx="208"
    cy="274"
    r="6"
  /><circle class="k" cx="232" cy="274" r="6" />
  ${person(478, 220)}
  <path class="r" d="M438 176q-6 -56 40 -56t40 56" />
  <rect class="r f" x="428" y="164" width="18" height="32" rx="8" /><rect
    class="r f"
    x="510"
    y="164"
    width="18"
    height="32"
    rx="8"
  />
  <path class="r" d="M437 196q2 14 24 14" />
  <path class="r d" d="M444 210C400 150 330 120 258 196" />
  <path class="r" d="M256 200v64q0 26 -24 26t-24 -26l18 12" />`

const loan = html`<rect class="f" x="236" y="136" width="168" height="180" rx="14" />
  <path d="M272 136V98q0 -50 48 -50t48 50v38" />
  <circle cx="320" cy="208" r="15" /><path d="M320 223v36" />
  <path class="r f" d="M92 240v64q0 12 40 12t40 -12v-64" /><ellipse
    class="r f"
    cx="132"
    cy="240"
    rx="40"
    ry="12"
  />
  <path class="r" d="M92 262q0 12 40 12t40 -12M92 284q0 12 40 12t40 -12" />
  <ellipse class="r f" cx="132" cy="178" rx="40" ry="12" /><path
    class="r"
    d="M92 178v8q0 12 40 12t40 -12v-8"
  />
  <path class="r" d="M132 146V72M112 92l20 -22l20 22" />
  <rect class="d" x="456" y="226" width="124" height="74" rx="8" /><circle
    class="d"
    cx="518"
    cy="263"
    r="19"
  />
  <path class="d s" d="M518 200V92" />`

const other = html`<rect class="f" x="120" y="52" width="164" height="264" rx="22" />
  <path class="s" d="M182 76h40M152 116h96M152 140h64" />
  <path class="r" d="M300 44V150q0 26 -26 26t-26 -26l18 12" />
  <circle class="r f" cx="226" cy="214" r="34" /><path
    class="r"
    d="M212 198l14 18l14 -18M226 216v22M214 222h24"
  />
  <path class="r d" d="M300 44q60 -24 120 0" />
  <path
    class="f"
    d="M424 316v-56l-34 -46q-10 -16 4 -24q12 -6 22 8l22 26v-106q0 -16 15 -16t15 16v72v-92q0 -16 15 -16t15 16v92v-80q0 -16 15 -16t15 16v86v-58q0 -15 14 -15t14 15V316"
  />`

const drawings: Readonly<Record<PublicTypology, Drawing>> = {
  'leader-acquaintance': {
    alt: '线条画：聊天群里催着转账的“领导”，其实是一个戴着面具的人。',
    lines: boss,
  },
  authority: { alt: '线条画：电话那头的“警官”，警帽是用线吊着的道具。', lines: officer },
  'customer-service': {
    alt: '线条画：戴耳机的“客服”从远处伸来一只鱼钩，钩向手机上的验证码。',
    lines: service,
  },
  'loan-credit': { alt: '线条画：先交出去的钱是真的，锁住的贷款只是虚线。', lines: loan },
  'other-fraud': { alt: '线条画：手机里钩着一枚硬币当诱饵，一只手举起来说停。', lines: other },
}

const FOLDER = '/stories/pictures/'

/** Of the main typology, or the general one. */
export function pictureOf(typology: string): { readonly path: string; readonly alt: string } {
  const of = publicTypologyOf(typology)
  return { path: `${FOLDER}${of}.svg`, alt: drawings[of].alt }
}

/** @param name "authority.svg"; @returns null when there is none of that name */
export function readPicture(name: string): string | null {
  const typology = Object.keys(drawings).find((each) => `${each}.svg` === name)
  if (typology === undefined) return null
  const { alt, lines } = drawings[publicTypologyOf(typology)]
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" role="img">
    <title>${alt}</title>
    ${style}${ground}${lines}
  </svg>`.text
}

/** Its own style sheet and nothing else, in whatever way it is opened. */
export const PICTURE_CSP = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
