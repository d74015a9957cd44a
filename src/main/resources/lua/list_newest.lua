-- Reads a page of what several lists have in one partition, newest first. Of an index whose newest entry is not on the
-- page no more is read.
--
-- KEYS  the indexes of the lists, as many of each
-- ARGV  1 start date of the last one of the page before, ms; empty for the first page   2 its name
--       3 how many lists stand before the one that it is in: their entries of that date and name are behind it
--       4 number of indexes of a list   5 number
-- Returns {date, name, which list from 0, ...}: equal dates stand in the reverse order of their names, and these of lists
local max = ARGV[1] == '' and '+inf' or ARGV[1]
local before = tonumber(ARGV[3])
local count = tonumber(ARGV[5])

local function is_behind(date, name, list)
  return date ~= ARGV[1] or name < ARGV[2] or (name == ARGV[2] and list < before)
end

local function newest(index, wanted)
  local list = math.floor((index - 1) / tonumber(ARGV[4]))
  local found, offset = {}, 0
  repeat
    local page = redis.call('ZREVRANGEBYSCORE', KEYS[index], max, '-inf', 'WITHSCORES',
      'LIMIT', offset, wanted)
    for i = 1, #page, 2 do
      if #found < wanted and is_behind(page[i + 1], page[i], list) then
        found[#found + 1] = {date = page[i + 1], name = page[i], list = list, index = index}
      end
    end
    offset = offset + wanted
  until #found >= wanted or #page < wanted * 2
  return found
end

local function is_newer(one, other)
  if one.date ~= other.date then
    return tonumber(one.date) > tonumber(other.date)
  elseif one.name ~= other.name then
    return one.name > other.name
  end
  return one.list > other.list
end

local heads = {}
for index = 1, #KEYS do
  heads[#heads + 1] = newest(index, 1)[1]
end
table.sort(heads, is_newer)

local all = {}
for i = 1, math.min(count, #heads) do
  for _, entry in ipairs(newest(heads[i].index, count)) do
    all[#all + 1] = entry
  end
end
table.sort(all, is_newer)

local page = {}
for i = 1, math.min(count, #all) do
  page[#page + 1] = all[i].date
  page[#page + 1] = all[i].name
  page[#page + 1] = all[i].list
end
return page
