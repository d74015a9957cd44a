-- Reads the history entries that hold a range of events. An entry begins with its version, 'f' and
-- its first event's id, so the place of an event is found by a few looks. A look costs a copy of the
-- entry, which may be large: so no more are made than it takes, and no more is read in one go than
-- others may wait for.
--
-- KEYS  1 execution  2 history
-- ARGV  1 id of the event to begin at; 0 for the first or last   2 number of events   3 'r' for
--       the reverse order   4 number of bytes after which no entry follows   5 where the entry of
--       the first event stands, as an earlier reply said; -1 where that is not known
-- Returns {} nothing, {text} the packed form, {where the next of these entries stands, or -1 where
--         there are no more, entries...} in the order that was asked for
local CHUNK = 16 -- entries that are read at a time, at the most: their lengths are not known before

local kind = redis.call('TYPE', KEYS[1]).ok
if kind == 'string' then
  return {redis.call('GET', KEYS[1])}
elseif kind ~= 'hash' then
  return {}
end

local from, count, reverse, most = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3] == 'r', tonumber(ARGV[4])
local place = tonumber(ARGV[5])
local length = redis.call('LLEN', KEYS[2])
if length == 0 then
  return {-1}
end

local function first_event(entry)
  return tonumber(string.match(entry, '^%d+f(%d+)'))
end

local function first_event_at(at)
  return first_event(redis.call('LINDEX', KEYS[2], at))
end

-- The last entry that begins at or before the event. Turns are much alike, so it is looked for
-- where it would stand if all entries had as many events; every other look halves what is left.
local function place_of(event)
  -- each entry has an event at least
  local low, high = 0, math.min(length, event)
  if high <= 1 then
    return 0
  end
  local low_event, high_event, even = 1, nil, true
  if high == length then
    high = length - 1
    high_event = first_event_at(high)
    if high_event <= event then
      return high
    end
  end
  while high - low > 1 do
    local look = math.floor((low + high) / 2)
    if even and high_event then
      look = low + math.floor((event - low_event) / (high_event - low_event) * (high - low))
      look = math.max(low + 1, math.min(look, high - 1))
    end
    even = not even
    local found = first_event_at(look)
    if found <= event then
      low, low_event = look, found
    else
      high, high_event = look, found
    end
  end
  return low
end

local step = reverse and -1 or 1
if place < 0 then
  if from == 0 then
    place = reverse and length - 1 or 0
  else
    place = place_of(from)
  end
end

local first_read, bytes, found, chunk = nil, 0, {-1}, 1
while place >= 0 and place < length do
  local part
  if reverse then
    local to = math.max(place - chunk + 1, 0)
    part = redis.call('LRANGE', KEYS[2], to, place)
  else
    part = redis.call('LRANGE', KEYS[2], place, place + chunk - 1)
  end
  for i = 1, #part do
    local entry = part[reverse and #part - i + 1 or i]
    local first = first_event(entry)
    first_read = first_read or first
    if not reverse and first >= math.max(from, 1) + count then
      return found
    end
    if bytes >= most then
      found[1] = place
      return found
    end
    found[#found + 1] = entry
    bytes = bytes + #entry
    place = place + step
    -- without an id, an entry more than the newest event's is read at the most
    if reverse and first <= (from == 0 and first_read or from) - count + 1 then
      return found
    end
  end
  if bytes >= most then
    found[1] = place >= 0 and place < length and place or -1
    return found
  end
  chunk = math.min(math.floor((most - bytes) * (#found - 1) / bytes) + 1, CHUNK)
end
return found
