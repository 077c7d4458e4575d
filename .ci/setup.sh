#!/usr/bin/env bash
# Installs what a target needs, by name, and only what is not there yet: setup.sh run|test|bench.
set -euo pipefail
cd "$(dirname "$0")/.."
what=$1
python=${PYTHON:-python3}
stamps=.venv/.setup
constraints=.ci/constraints.txt

run_packages=(libreoffice-writer-nogui python3-uno fonts-liberation2 poppler-utils fontconfig)
test_packages=(chromium nodejs npm)

missing_packages() {
    local package
    for package in "$@"; do
        case "$package" in
            # Another build of the same program serves as well.
            libreoffice-writer-nogui) command -v soffice >/dev/null && continue ;;
            nodejs | npm | chromium) command -v "${package/nodejs/node}" >/dev/null && continue ;;
        esac
        dpkg -s "$package" >/dev/null 2>&1 || echo "$package"
    done
}

install_packages() {
    command -v dpkg >/dev/null || { echo "Không có apt trên máy này: cần LibreOffice Writer, python3-uno, phông Liberation 2 trở lên, poppler." >&2; return 0; }
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -eq 0 ] && return 0
    if [ "$(id -u)" -ne 0 ]; then
        echo "Cần quyền quản trị để cài: sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
        return 0
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Runs a step once for a given state of the files it depends on.
once() {
    local name=$1 state
    shift
    state=$(cat pyproject.toml "$constraints" tests/node/package-lock.json 2>/dev/null | sha256sum)
    [ "$(cat "$stamps/$name" 2>/dev/null)" = "$state" ] && return 0
    "$@"
    mkdir -p "$stamps"
    echo "$state" >"$stamps/$name"
}

make_environment() {
    if ! [ -x .venv/bin/python ]; then
        "$python" -m venv .venv || { echo "Cần gói python3-venv (apt-get install python3-venv)." >&2; exit 1; }
    fi
    .venv/bin/pip install -qq --disable-pip-version-check -c "$constraints" -e .
}

install_group() {
    local wanted
    mapfile -t wanted < <(.venv/bin/python - "$1" <<'PY'
import sys, tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"][sys.argv[1]], sep="\n")
PY
    )
    .venv/bin/pip install -qq --disable-pip-version-check -c "$constraints" "${wanted[@]}"
}

install_node_packages() {
    (cd tests/node && npm ci --silent --no-audit --no-fund)
}

install_packages "${run_packages[@]}"
if [ "$what" = run ]; then
    command -v "$python" >/dev/null || install_packages python3 python3-venv
fi
once run make_environment
if [ "$what" != run ]; then
    install_packages "${test_packages[@]}"
    once test install_group test
    once node install_node_packages
fi
if [ "$what" = bench ]; then
    once bench install_group bench
fi
