-- Leases tasks of an activity. An instance that gets fewer than it wants is entered as waiting, in
-- the same step, so that no task slips in between.
--
-- KEYS  1 queue  2 leased tasks  3 waiting instances  4 activity
-- ARGV  1 number wanted  2 instance  3 activity  4 as the second of offer_tasks
--       5.. tasks whose leases end
-- Returns {how long the lease that ends first lasts, ms, 0 for none or where there is more to lease,
--         when the activity was created, epoch ms, task, ...}
--
-- What goes from one key to another is added there first: while a Cluster moves the slot, a key that
-- the script has emptied is gone for it, and a command on it ends the script.
-- @include time
-- @include wake_waiting
local LEASE = 5000 -- how long a task that was leased may wait for the commit that hands it out, ms

if #ARGV > 4 then
  redis.call('ZREM', KEYS[2], unpack(ARGV, 5))
end
for _, task in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', time, 'LIMIT', 0, 100)) do
  redis.call('ZADD', KEYS[1], time, task)
  redis.call('ZREM', KEYS[2], task)
end
local function wake_another()
  if redis.call('ZCARD', KEYS[1]) > 0 then
    wake_waiting(KEYS[3], ARGV[3], ARGV[4], 1)
  end
end

local wanted = tonumber(ARGV[1])
local created = redis.call('HGET', KEYS[4], 'created')
local tasks, lease_left = {}, 0
if wanted > 0 then
  tasks = redis.call('ZRANGE', KEYS[1], 0, wanted - 1)
  if #tasks > 0 then
    local leased, lease_end = {}, time + LEASE
    for _, task in ipairs(tasks) do
      leased[#leased + 1] = lease_end
      leased[#leased + 1] = task
    end
    redis.call('ZADD', KEYS[2], unpack(leased))
    redis.call('ZREM', KEYS[1], unpack(tasks))
  end
end
if #tasks < wanted then
  -- one that was deleted has nothing to wait for
  if created then
    redis.call('ZADD', KEYS[3], time, ARGV[2])
  end
  local lease_ends = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')[2]
  lease_left = lease_ends and math.max(lease_ends - time, 1) or 0
else
  -- a woken instance may have fewer polls than there are tasks
  redis.call('ZREM', KEYS[3], ARGV[2])
  wake_another()
end
return {lease_left, tonumber(created or 0), unpack(tasks)}
