#!lua flags=allow-oom
-- Enters an instance among those that live, with the newest format that it reads, and agrees on the
-- format to write: the newest that all of them read. What can be read by fewer is never written, and
-- who can read less than was written is not let in.
--
-- KEYS  1 instances by their last signs of life   2 format   3 number of partitions
-- ARGV  1 instance   2 the newest format it reads, MAJOR.MINOR   3 the oldest major version it reads
--       4 its version of Newel   5 's' where it only starts, and is to have no share yet
-- Returns {the time, ms, the newest format written and the version of Newel that wrote it first, the
--         format to write, the instances that live...}, and nothing behind the second where the
--         instance is not let in
-- @include time
local HOLDS = 1500    -- a sign of life, ms: three that are missed in a row
local RECALLS = 60000 -- the format of an instance that has gone without leaving, ms: it may be paused

local function number(format)
  local major, minor = string.match(format, '(%d+)%.(%d+)')
  return major * 1000 + minor
end

local stored = redis.call('GET', KEYS[2])
if not stored then
  -- what there is without a format is from before there was one
  stored = redis.call('EXISTS', KEYS[3]) == 1 and '0.0 ?' or ARGV[2] .. ' ' .. ARGV[4]
  redis.call('SET', KEYS[2], stored)
end
local major = math.floor(number(stored) / 1000)
if major > math.floor(number(ARGV[2]) / 1000) or major < tonumber(ARGV[3]) then
  return {time, stored}
end

redis.call('ZADD', KEYS[1], ARGV[5] == 's' and time - HOLDS or time, ARGV[1] .. ' ' .. ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', time - RECALLS)
-- from before the clock was set back: whoever lives enters again
redis.call('ZREMRANGEBYSCORE', KEYS[1], '(' .. time, '+inf')
local there = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
local agreed, living = ARGV[2], {}
for i = 1, #there, 2 do
  local format = string.match(there[i], '%S+$')
  if number(format) < number(agreed) then
    agreed = format
  end
  if tonumber(there[i + 1]) > time - HOLDS then
    living[#living + 1] = there[i]
  end
end
if number(agreed) > number(stored) then
  stored = agreed .. ' ' .. ARGV[4]
  redis.call('SET', KEYS[2], stored)
end
return {time, stored, agreed, unpack(living)}
