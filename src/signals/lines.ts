const NEWLINE = 0x0a
const CARRIAGE_RETURN = 0x0d

export interface Line {
  /** Counted from 1, blank ones too, so that a sender finds it in his file. */
  readonly number: number
  /** null: longer than allowed; it was thrown away as it came. */
  readonly text: string | null
}

export interface LineReader {
  /** The lines that this piece completes. */
  push(chunk: Buffer): Line[]
  /** What is left when the stream ends: a last line without a line break. */
  end(): Line[]
}

/** Cuts a stream into lines and holds no more of it than one line. Blank lines are counted and left out. */
export function createLineReader(maxBytes: number): LineReader {
  let pieces: Buffer[] = []
  let size = 0
  let number = 0
  const add = (piece: Buffer): void => {
    size += piece.length
    // The end of an overlong line is looked for, its content is not kept.
    if (size > maxBytes) pieces = []
    else pieces.push(piece)
  }
  const finish = (): Line[] => {
    number++
    const line = size > maxBytes ? { number, text: null } : { number, text: textOf(pieces, size) }
    pieces = []
    size = 0
    return line.text === '' ? [] : [line]
  }
  return {
    push: (chunk) => {
      const lines: Line[] = []
      let from = 0
      for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
        add(chunk.subarray(from, to))
        lines.push(...finish())
        from = to + 1
      }
      if (from < chunk.length) add(chunk.subarray(from))
      return lines
    },
    end: () => (size === 0 ? [] : finish()),
  }
}

function textOf(pieces: readonly Buffer[], size: number): string {
  const [first] = pieces
  if (first === undefined) return ''
  const line = pieces.length === 1 ? first : Buffer.concat(pieces, size)
  const end = line[line.length - 1] === CARRIAGE_RETURN ? line.length - 1 : line.length
  const text = line.toString('utf8', 0, end)
  return /\S/.test(text) ? text : ''
}
