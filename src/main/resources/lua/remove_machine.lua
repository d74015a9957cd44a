#!lua flags=allow-oom
-- Removes a state machine that is being deleted, with its versions and aliases. Their revisions, and
-- its own, stay while an execution may need them.
--
-- KEYS  1 machine  2 revisions that have been replaced, by when they were  3 versions  4 aliases
-- ARGV  1 'k' to keep it, and only tell
-- Returns 0 where there is none, 1 where there is one that is not being deleted, 2 where it is kept
-- @include time
local current = redis.call('GET', KEYS[1])
if not current then
  return 0
elseif redis.call('HEXISTS', KEYS[1] .. ':' .. current, 'deleting') == 0 then
  return 1
elseif ARGV[1] == 'k' then
  return 2
end
redis.call('ZADD', KEYS[2], time, current)
for _, field in ipairs(redis.call('HKEYS', KEYS[3])) do
  local revision = string.match(field, '^r(.+)')
  if revision then
    redis.call('ZADD', KEYS[2], time, revision)
  end
end
redis.call('DEL', KEYS[1], KEYS[3], KEYS[4])
return 0
