/** The servers that are compared, in the order of the table. */
export const serverNames = [
  'node:http echo',
  'Express echo',
  'Express + INSERT',
  'Menshen single',
  'COPY unparsed',
  'COPY',
  'Menshen batch',
] as const
export type ServerName = (typeof serverNames)[number]
