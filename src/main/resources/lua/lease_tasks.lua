-- Leases tasks of an activity. An instance that gets fewer than it wants is entered as waiting, in
-- the same step, so that no task slips in between.
--
-- KEYS  1 queue  2 leased tasks  3 waiting instances
-- ARGV  1 number wanted  2 now, ms  3 end of the lease, ms  4 instance  5 prefix of the instances'
--       channels  6 activity  7 as the fourth of offer_tasks  8.. tasks whose leases end
-- Returns {end of the lease that ends first, ms, 0 for none or where there is more to lease, task, ...}
--
-- What goes from one key to another is added there first: while a Cluster moves the slot, a key that
-- the script has emptied is gone for it, and a command on it ends the script.
if #ARGV > 7 then
  redis.call('ZREM', KEYS[2], unpack(ARGV, 8))
end
for _, task in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[2], 'LIMIT', 0, 100)) do
  redis.call('ZADD', KEYS[1], ARGV[2], task)
  redis.call('ZREM', KEYS[2], task)
end
local function wake_another()
  if redis.call('ZCARD', KEYS[1]) == 0 then
    return
  end
  if ARGV[7] ~= '' then
    redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', ARGV[7])
  end
  repeat
    local waiting = redis.call('ZPOPMIN', KEYS[3])[1]
  until not waiting or redis.call('PUBLISH', ARGV[5] .. waiting, ARGV[6]) > 0 or ARGV[7] ~= ''
end

local wanted = tonumber(ARGV[1])
local tasks, lease_ends = {}, 0
if wanted > 0 then
  tasks = redis.call('ZRANGE', KEYS[1], 0, wanted - 1)
  if #tasks > 0 then
    local leased = {}
    for _, task in ipairs(tasks) do
      leased[#leased + 1] = ARGV[3]
      leased[#leased + 1] = task
    end
    redis.call('ZADD', KEYS[2], unpack(leased))
    redis.call('ZREM', KEYS[1], unpack(tasks))
  end
end
if #tasks < wanted then
  redis.call('ZADD', KEYS[3], ARGV[2], ARGV[4])
  lease_ends = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')[2] or 0
else
  -- a woken instance may have fewer polls than there are tasks
  redis.call('ZREM', KEYS[3], ARGV[4])
  wake_another()
end
return {lease_ends, unpack(tasks)}
