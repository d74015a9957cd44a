-- Reads how executions began and stand, without their histories.
--
-- KEYS  executions
-- ARGV  1 'p' where large payloads are wanted
-- Returns of each {} nothing, {text} the packed form as far as it is wanted, or {start, fence and
--         progress}, and behind them {large input, large output}
local FRONT = 1023
local fields = ARGV[1] == 'p' and {'s', 'p', '@i', '@o'} or {'s', 'p'}

-- the packed form begins with the length of what is shown, and that of the payloads behind it
local function packed(key)
  local front = redis.call('GETRANGE', key, 0, FRONT)
  local shown, large, begin = string.match(front, '^%d+h(%d+);d(%d+);()')
  local last = begin + shown - 2
  if ARGV[1] == 'p' then
    last = last + large
  end
  return last > FRONT and redis.call('GETRANGE', key, 0, last) or string.sub(front, 1, last + 1)
end

local found = {}
for i, key in ipairs(KEYS) do
  local kind = redis.call('TYPE', key).ok
  if kind == 'hash' then
    found[i] = redis.call('HMGET', key, unpack(fields))
  elseif kind == 'string' then
    found[i] = {packed(key)}
  else
    found[i] = {}
  end
end
return found
