const LINE = /^(\s*(?:- )?)([\w.-]+:)?(.*?)(\s#.*)?$/

/** A file to be read: numbered lines, keys and remarks told apart from what they hold. */
export function YamlText({ text, label }: { readonly text: string; readonly label: string }) {
  const lines = text.replace(/\n$/, '').split('\n')
  return (
    <div className="rules-yaml" role="region" aria-label={label} tabIndex={0}>
      <ol>
        {lines.map((line, at) => (
          <li key={at}>
            <Line text={line} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function Line({ text }: { readonly text: string }) {
  if (/^\s*#/.test(text)) return <code className="rules-tok-lineComment">{text}</code>
  const [, indent = '', key = '', rest = '', remark = ''] = LINE.exec(text) ?? []
  return (
    <code>
      {indent}
      {key !== '' && <span className="rules-tok-propertyName">{key}</span>}
      {rest}
      {remark !== '' && <span className="rules-tok-lineComment">{remark}</span>}
    </code>
  )
}
