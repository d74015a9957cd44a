-- Puts tasks into their activity's queue, and wakes an instance that waits for each.
--
-- KEYS  1 queue  2 leased tasks  3 waiting instances
-- ARGV  1 since when they wait, ms  2 prefix of the instances' channels  3 activity
--       4 how long an instance that says nothing is believed to wait, ms; empty where PUBLISH tells
--       whether an instance has gone: a node of a Cluster knows only those that listen to itself
--       5.. tasks
-- Returns how many instances were woken
local CHUNK = 2000 -- twice that is below what unpack() takes

for first = 5, #ARGV, CHUNK do
  local last = math.min(first + CHUNK - 1, #ARGV)
  redis.call('ZREM', KEYS[2], unpack(ARGV, first, last))
  local entries = {}
  for i = first, last do
    entries[#entries + 1] = ARGV[1]
    entries[#entries + 1] = ARGV[i]
  end
  redis.call('ZADD', KEYS[1], 'NX', unpack(entries))
end

if ARGV[4] ~= '' then
  -- @include time
  redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', time - ARGV[4])
end
local woken = 0
while woken < #ARGV - 4 do
  local waiting = redis.call('ZPOPMIN', KEYS[3])[1]
  if not waiting then
    break
  end
  if redis.call('PUBLISH', ARGV[2] .. waiting, ARGV[3]) > 0 or ARGV[4] ~= '' then
    woken = woken + 1
  end
end
return woken
