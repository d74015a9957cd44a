-- Puts tasks into their activity's queue, and wakes an instance that waits for each.
--
-- KEYS  1 queue  2 leased tasks  3 waiting instances  4 activity
-- ARGV  1 since when they wait, ms  2 activity
--       3 how long an instance that says nothing is believed to wait, ms; empty where PUBLISH tells
--       whether an instance has gone: a node of a Cluster knows only those that listen to itself
--       4.. tasks
-- Returns how many instances were woken
local CHUNK = 2000 -- twice that is below what unpack() takes

if redis.call('EXISTS', KEYS[4]) == 0 then
  return 0
end
for first = 4, #ARGV, CHUNK do
  local last = math.min(first + CHUNK - 1, #ARGV)
  redis.call('ZREM', KEYS[2], unpack(ARGV, first, last))
  local entries = {}
  for i = first, last do
    entries[#entries + 1] = ARGV[1]
    entries[#entries + 1] = ARGV[i]
  end
  redis.call('ZADD', KEYS[1], 'NX', unpack(entries))
end

if ARGV[3] ~= '' then
  -- @include time
  redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', time - ARGV[3])
end
local woken = 0
while woken < #ARGV - 3 do
  local waiting = redis.call('ZPOPMIN', KEYS[3])[1]
  if not waiting then
    break
  end
  if redis.call('PUBLISH', 'newel:wake:' .. waiting, ARGV[2]) > 0 or ARGV[3] ~= '' then
    woken = woken + 1
  end
end
return woken
