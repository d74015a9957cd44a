local function joined(keys, args)
  return table.concat(keys, ',') .. '|' .. table.concat(args, ',')
end
