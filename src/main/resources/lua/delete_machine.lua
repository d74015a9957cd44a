#!lua flags=allow-oom
-- Marks a state machine as one that is being deleted.
--
-- KEYS  1 machine
-- @include time
local current = redis.call('GET', KEYS[1])
if not current then
  return
end
local revision = KEYS[1] .. ':' .. current
if redis.call('EXISTS', revision) == 0 then
  return redis.error_reply('TRYAGAIN a Cluster moves the slot, and has not moved the revision yet')
end
redis.call('HSETNX', revision, 'deleting', time)
