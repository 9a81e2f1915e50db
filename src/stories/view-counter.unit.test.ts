import { isPerson } from './view-counter'

const look = (userAgent: string | undefined, more: { method?: string; purpose?: string } = {}) => ({
  method: 'GET',
  purpose: undefined,
  ...more,
  userAgent,
})

test.each([
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60',
  'w3m/0.5.3+git20230121',
  'Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.7.8',
])('a person reads with %s', (userAgent) => {
  expect(isPerson(look(userAgent))).toBe(true)
})

test.each([
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
  'Sogou web spider/4.0',
  'curl/8.5.0',
  'python-requests/2.32.3',
  'Go-http-client/2.0',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36',
  '',
  undefined,
])('no person reads with %s', (userAgent) => {
  expect(isPerson(look(userAgent))).toBe(false)
})

test('a look ahead or at the head only is no reading', () => {
  expect(isPerson(look('Firefox', { purpose: 'prefetch;prerender' }))).toBe(false)
  expect(isPerson(look('Firefox', { method: 'HEAD' }))).toBe(false)
})
