-- Wakes instances that wait at a queue: as many as there are tasks, or as wait.
--
-- believed: how long an instance that says nothing is believed to wait, ms; empty where PUBLISH
-- tells whether an instance has gone: a node of a Cluster knows only those that listen to itself
local function wake_waiting(waiting, activity, believed, tasks)
  if believed ~= '' then
    -- @include time
    redis.call('ZREMRANGEBYSCORE', waiting, '-inf', time - believed)
  end
  local woken = 0
  while woken < tasks do
    local longest = redis.call('ZPOPMIN', waiting)[1]
    if not longest then
      break
    end
    if redis.call('PUBLISH', 'newel:wake:' .. longest, activity) > 0 or believed ~= '' then
      woken = woken + 1
    end
  end
  return woken
end
