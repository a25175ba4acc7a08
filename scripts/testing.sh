# What tests of scripts have in common, to be read by them (`.`): a folder of their own, checks, and the verdict.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# WHAT FOUND EXPECTED
check() {
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n  expected: %s\n  found:    %s\n' "$1" "$3" "$2"
    fi
}

# Says what came of the checks of a script, and fails if any failed.
verdict() {
    printf '%s: %s passed, %s failed\n' "$1" "$passed" "$failed"
    [ "$failed" = 0 ]
}
