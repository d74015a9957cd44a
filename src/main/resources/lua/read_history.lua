-- Reads the history entries that hold a range of events. An entry begins with its version, 'f' and
-- its first event's id, so the place of an event is found by halving. Not more is read than may be
-- sent.
--
-- KEYS  1 execution  2 history
-- ARGV  1 id of the event to begin at; 0 for the first or last   2 number of events   3 'r' for
--       the reverse order   4 number of bytes after which no entry follows
-- Returns {} nothing, {text} the packed form, {1 where there are more of these entries, else 0,
--         entries...} in the order that was asked for
local CHUNK = 16 -- entries that are read at a time, at the most: their lengths are not known before

local kind = redis.call('TYPE', KEYS[1]).ok
if kind == 'string' then
  return {redis.call('GET', KEYS[1])}
elseif kind ~= 'hash' then
  return {}
end

local from, count, reverse, most = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3] == 'r', tonumber(ARGV[4])
local length = redis.call('LLEN', KEYS[2])
if length == 0 then
  return {0}
end

local function first_event(place)
  return tonumber(string.match(redis.call('LINDEX', KEYS[2], place), '^%d+f(%d+)'))
end

-- the last entry that begins at or before the event
local function place_of(event)
  local low, high = 0, length - 1
  while low < high do
    local middle = math.ceil((low + high) / 2)
    if first_event(middle) <= event then
      low = middle
    else
      high = middle - 1
    end
  end
  return low
end

local first, last
if reverse then
  last = from == 0 and length - 1 or place_of(from)
  -- without an id, an entry more than the newest event's is read at the most
  local newest = from == 0 and first_event(length - 1) or from
  first = place_of(math.max(newest - count + 1, 1))
else
  from = math.max(from, 1)
  first = place_of(from)
  last = place_of(from + count - 1)
end

local found, bytes, chunk = {0}, 0, 1
while first <= last do
  local part
  if reverse then
    part = redis.call('LRANGE', KEYS[2], math.max(last - chunk + 1, first), last)
  else
    part = redis.call('LRANGE', KEYS[2], first, math.min(first + chunk - 1, last))
  end
  for i = 1, #part do
    if bytes >= most then
      found[1] = 1
      return found
    end
    local entry = part[reverse and #part - i + 1 or i]
    found[#found + 1] = entry
    bytes = bytes + #entry
  end
  if reverse then
    last = last - #part
  else
    first = first + #part
  end
  chunk = math.min(chunk * 2, CHUNK)
end
return found
