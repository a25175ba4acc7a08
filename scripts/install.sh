#!/bin/sh
# Installs Dabiao for everybody on this machine, or takes away again what it installed.
# usage: [DESTDIR=…] [PREFIX=/usr/local] sh scripts/install.sh install PROGRAM
#        [DESTDIR=…] [PREFIX=/usr/local] sh scripts/install.sh uninstall
set -eu

root=${DESTDIR:-}${PREFIX:-/usr/local}
share=$root/share
bash=$share/bash-completion/completions/dabiao
zsh=$share/zsh/site-functions/_dabiao
fish=$share/fish/vendor_completions.d/dabiao.fish

# Only what carries our name.
remove() {
    rm -rf "$root/bin/dabiao" "$share/dabiao" "$bash" "$zsh" "$fish"
    rm -f "$share"/man/man1/dabiao.1 "$share"/man/man1/dabiao-*.1 "$share"/man/zh_CN/man1/dabiao.1 "$share"/man/zh_CN/man1/dabiao-*.1
}

case ${1:-} in
    install)
        program=$2
        remove
        mkdir -p "$root/bin" "$share/dabiao" "${bash%/*}" "${zsh%/*}" "${fish%/*}"
        install -m 755 "$program" "$root/bin/dabiao"
        # Beside the program, which looks for them there.
        cp -R "$(dirname "$0")/../standards" "$share/dabiao/standards"
        chmod -R u=rwX,go=rX "$share/dabiao"
        for shell in bash zsh fish; do
            eval "file=\$$shell"
            "$root/bin/dabiao" --generate-completion-script "$shell" >"$file"
        done
        # The manual of a reader whose system speaks Chinese is Chinese.
        "$root/bin/dabiao" manual "$share/man/man1" --lang en
        "$root/bin/dabiao" manual "$share/man/zh_CN/man1" --lang zh
        ;;
    uninstall) remove ;;
    *)
        sed -n '2,4p' "$0" >&2
        exit 2
        ;;
esac
