-- Runs inside Neovim, behind the configuration of docs/editors.md: opens each case as a file, waits for its finding, asks for
-- the hover and the code action there, applies the action and compares. Works from 0.7 on. Every wait is for something to
-- happen, and a limit ends it as a failure. Leaves 0 or 1 as the exit status and a line for each case.
local folder, repository = vim.env.ASTER_NEOVIM_FOLDER, vim.env.ASTER_NEOVIM_REPOSITORY
local LIMIT = 20000

local function await(what, condition)
  if not vim.wait(LIMIT, condition, 10) then error('waited in vain for ' .. what, 0) end
end

local function equal(what, found, wanted)
  if found ~= wanted then error(what .. ' is\n' .. tostring(found) .. '\nbut should be\n' .. tostring(wanted), 0) end
end

local function contains(what, text, part)
  if not text:find(part, 1, true) then error(what .. ' does not hold "' .. part .. '":\n' .. text, 0) end
end

local function read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

local function text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

-- The first finding of a code, or nil. Older versions keep the code among the protocol's own data.
local function finding(buffer, code)
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    local protocol = found.user_data and found.user_data.lsp or {}
    if (found.code or protocol.code) == code then return found end
  end
end

-- The answer of the one server of a buffer.
local function ask(buffer, method, params)
  params.textDocument = { uri = vim.uri_from_bufnr(buffer) }
  local answers, failure = vim.lsp.buf_request_sync(buffer, method, params, LIMIT)
  if failure then error(method .. ': ' .. failure, 0) end
  for _, answer in pairs(answers) do
    if answer.err or answer.error then error(method .. ': ' .. vim.inspect(answer), 0) end
    return answer.result
  end
  error(method .. ': nobody answered', 0)
end

-- The diagnostic's range as the protocol counts it: Neovim's columns are bytes.
local function range_of(buffer, found)
  local function position(line, column)
    local text = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1] or ''
    local _, units = vim.str_utfindex(text, math.min(column, #text))
    return { line = line, character = units }
  end
  return { start = position(found.lnum, found.col), ['end'] = position(found.end_lnum, found.end_col) }
end

local function apply(buffer, case, range)
  local actions = ask(buffer, 'textDocument/codeAction', { range = range, context = { diagnostics = {} } })
  for _, action in ipairs(actions or {}) do
    if action.title == case.action then
      vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
      return
    end
  end
  error('there is no action "' .. case.action .. '" among ' .. vim.inspect(vim.tbl_map(function(action) return action.title end, actions or {})), 0)
end

local function check(index, case)
  local path = folder .. '/' .. index .. '/case.ast'
  vim.fn.mkdir(vim.fn.fnamemodify(path, ':h'), 'p')
  local file = assert(io.open(path, 'wb'))
  file:write((case.text or read(repository .. '/' .. case.file)) .. '\n')
  file:close()
  vim.cmd('edit ' .. vim.fn.fnameescape(path))
  local buffer = vim.api.nvim_get_current_buf()
  equal('the filetype', vim.bo[buffer].filetype, 'aster')
  await('the finding ' .. case.code, function() return finding(buffer, case.code) ~= nil end)
  local found = finding(buffer, case.code)
  local range = range_of(buffer, found)
  if case.hover then
    local hover = ask(buffer, 'textDocument/hover', { position = range.start })
    contains('the hover', hover and hover.contents.value or '', case.hover)
    -- What a person sees: Neovim's own rendering of it.
    contains('the shown hover', table.concat(vim.lsp.util.convert_input_to_markdown_lines(hover.contents), '\n'), case.hover)
  end
  if not case.action then return end
  apply(buffer, case, range)
  if case.fixed then equal('the text', text_of(buffer), case.fixed) end
  if case.holds then contains('the text', text_of(buffer), case.holds) end
  await('the finding ' .. case.code .. ' to go', function()
    local left = finding(buffer, case.code)
    return left == nil or left.message ~= found.message
  end)
end

local failures = 0
for index, case in ipairs(dofile(repository .. '/tests/neovim/cases.lua')) do
  local ok, message = xpcall(check, function(problem) return tostring(problem) end, index, case)
  if not ok then failures = failures + 1 end
  io.stdout:write((ok and 'ok      ' or 'FAILED  ') .. case.code .. (case.file and ' in ' .. case.file or '') .. (ok and '' or ': ' .. message) .. '\n')
end

local clients = vim.lsp.get_clients or vim.lsp.get_active_clients
vim.lsp.stop_client(clients())
local ended = vim.wait(LIMIT, function() return #clients() == 0 end, 10)
if not ended then io.stdout:write('FAILED  the server did not end\n') end
local version = vim.version()
io.stdout:write(('Neovim %d.%d.%d: %d of the cases failed\n'):format(version.major, version.minor, version.patch, failures))
vim.cmd((failures == 0 and ended) and 'qall!' or 'cquit 1')
