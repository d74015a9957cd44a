#!lua flags=allow-oom
-- Reads an execution that failed, or that an instance has left, and counts that before anything is
-- done with it. Where that was so too often, all goes that it stood in, so that what is read is
-- small, whatever it was.
--
-- KEYS  1 execution
-- ARGV  1 who reads it  2 how often it has failed there since it was read the last time
--       3 how often is too often  4 the fence that it gets then
-- Returns {failures, what stands there}
-- @include execution_content
local execution, failures = KEYS[1], tonumber(ARGV[2])

local function forget_frames()
  local progress = redis.call('HGET', execution, 'p')
  if progress then
    redis.call('HSET', execution, 'p', ARGV[4] .. string.match(progress, ' .*$'))
  end
  for _, field in ipairs(redis.call('HKEYS', execution)) do
    if string.match(field, '^@?%d+$') then
      redis.call('HDEL', execution, field)
    end
  end
end

if redis.call('TYPE', execution).ok == 'hash' then
  local known, by = string.match(redis.call('HGET', execution, '@!') or '0 ', '^(%d+) (.*)$')
  -- whoever had it and is not this one is taken to have died of it
  if failures == 0 and by ~= ARGV[1] then
    failures = 1
  end
  failures = failures + known
  redis.call('HSET', execution, '@!', failures .. ' ' .. ARGV[1])
  if failures >= tonumber(ARGV[3]) then
    forget_frames()
  end
end
return {failures, content(execution)}
