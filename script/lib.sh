# Sourced by the scripts here: goes to the top of the repository and finds a Python that will do.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
root=$PWD

can() { "$1" -c "$2" >/dev/null 2>&1; }

find_python() {
    local candidate too_old="" no_venv=""
    for candidate in ${YINGDAN_PYTHON:+"$YINGDAN_PYTHON"} python3 python3.13 python3.12 python3.11 python3.14; do
        can "$candidate" "" || continue
        if ! can "$candidate" "import sys; sys.exit(sys.version_info < (3, 11))"; then
            too_old=$candidate
        elif ! can "$candidate" "import venv, ensurepip" && ! can "$candidate" "import venv, pip"; then
            no_venv=$candidate
        else
            python=$candidate
            return
        fi
    done
    if [ -n "$no_venv" ]; then
        echo "✗ $no_venv cannot make virtual environments: its venv module is missing." >&2
        echo "  → Install it (Debian, Ubuntu: apt install python3-venv) and run this again." >&2
    elif [ -n "$too_old" ]; then
        echo "✗ Python 3.11 or newer is needed; $too_old is $("$too_old" -V 2>&1)." >&2
        echo "  → Install a newer Python, or name one: YINGDAN_PYTHON=/path/to/python3 script/setup" >&2
    else
        echo "✗ No Python found; Yingdan needs Python 3.11 or newer and nothing else." >&2
        echo "  → Install Python, or name it: YINGDAN_PYTHON=/path/to/python3 script/setup" >&2
    fi
    exit 1
}

find_python
venv=${YINGDAN_VENV:-$root/.venv}
case $venv in /*) ;; *) venv=$root/$venv ;; esac
export YINGDAN_VENV=$venv
