import { decodeCursor, encodeCursor } from './cursor'

test('a cursor comes back as it was', () => {
  expect(decodeCursor(encodeCursor(['1', '2023-02-23T02:00:00.000Z']), 2)).toEqual([
    '1',
    '2023-02-23T02:00:00.000Z',
  ])
})

test.each([
  '',
  'abc',
  encodeCursor(['1']),
  Buffer.from('[1,2]').toString('base64url'),
  Buffer.from('{}').toString('base64url'),
])('another text is not one: %j', (text) => {
  expect(decodeCursor(text, 2)).toBeNull()
})
