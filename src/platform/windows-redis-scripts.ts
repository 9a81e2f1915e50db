/**
 * A plain window is a sorted set: members are observations, scored by minus their time, so that ranks and ties fall as in
 * `mergeEntries` - newest first, then by id. Adding is a union by member, trimming by rank and score is the same bound:
 * several processes that commit in any order leave the same window, and doing it twice changes nothing.
 */
export const APPEND = `
local keep, horizon, ttl, first = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], ARGV[4]
for i = 5, #ARGV, 2 do redis.call('ZADD', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('ZREMRANGEBYRANK', KEYS[1], keep, -1)
local newest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if newest[2] then
  redis.call('ZREMRANGEBYSCORE', KEYS[1], string.format('(%.0f', tonumber(newest[2]) + horizon), '+inf')
end
local known = redis.call('GET', KEYS[2])
if not known or tonumber(first) < tonumber(known) then redis.call('SET', KEYS[2], first) end
redis.call('PEXPIRE', KEYS[1], ttl)
redis.call('PEXPIRE', KEYS[2], ttl)
return 1`

/**
 * A window with a resolution is a hash: bucket -> its greatest observation, led by what is compared (greatest value, then
 * newest, then smaller id). A maximum per field is a join as well.
 */
export const APPEND_BUCKETS = `
local keep, ttl, first = tonumber(ARGV[1]), ARGV[2], ARGV[3]
local function parts(member)
  local value, at, id = string.match(member, '^(%S+) (%S+) ([^\\n]*)\\n')
  return tonumber(value), tonumber(at), id
end
local function isGreater(one, other)
  local value, at, id = parts(one)
  local otherValue, otherAt, otherId = parts(other)
  if value ~= otherValue then return value > otherValue end
  if at ~= otherAt then return at > otherAt end
  return id < otherId
end
for i = 4, #ARGV, 2 do
  local rival = redis.call('HGET', KEYS[1], ARGV[i])
  if not rival or isGreater(ARGV[i + 1], rival) then redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
end
local buckets = redis.call('HKEYS', KEYS[1])
local newest = nil
for _, bucket in ipairs(buckets) do
  local number = tonumber(bucket)
  if newest == nil or number > newest then newest = number end
end
for _, bucket in ipairs(buckets) do
  if newest - tonumber(bucket) >= keep then redis.call('HDEL', KEYS[1], bucket) end
end
local known = redis.call('GET', KEYS[2])
if not known or tonumber(first) < tonumber(known) then redis.call('SET', KEYS[2], first) end
redis.call('PEXPIRE', KEYS[1], ttl)
redis.call('PEXPIRE', KEYS[2], ttl)
return 1`
