-- Reads the history entries that hold a range of events. An entry begins with its version, 'f' and
-- its first event's id, so the place of an event is found by halving.
--
-- KEYS  1 execution  2 history
-- ARGV  1 id of the event to begin at; 0 for the first or last   2 number of events   3 'r' for
--       the reverse order
-- Returns {} nothing, {text} the packed form, {'', entries...} in the order of the history
local kind = redis.call('TYPE', KEYS[1]).ok
if kind == 'string' then
  return {redis.call('GET', KEYS[1])}
elseif kind ~= 'hash' then
  return {}
end

local from, count, reverse = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3] == 'r'
local length = redis.call('LLEN', KEYS[2])

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

local entries = {''}
if length == 0 then
  return entries
end
if not reverse then
  local first = math.max(from, 1)
  local begin = place_of(first)
  local last = place_of(first + count - 1)
  for _, entry in ipairs(redis.call('LRANGE', KEYS[2], begin, last)) do
    entries[#entries + 1] = entry
  end
else
  local last = from == 0 and length - 1 or place_of(from)
  -- without an id, an entry more than the newest event's is read at the most
  local newest = from == 0 and first_event(length - 1) or from
  local begin = place_of(math.max(newest - count + 1, 1))
  for _, entry in ipairs(redis.call('LRANGE', KEYS[2], begin, last)) do
    entries[#entries + 1] = entry
  end
end
return entries
