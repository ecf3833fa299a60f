# Reads a coverage report in Cobertura's format, one element a line, and prints how much of each folder the tests reach, the whole last.
# Lines and branches that stand in several classes (a partial one, a lambda's) count once. Exits with 1 below least_lines or least_branches (percent).
/<class / {
    file = attribute("filename")
    # Written by the compiler.
    if (file ~ /(^|\/)obj\//) file = ""
    in_method = 0
}
/<methods>/ { in_method = 1 }
/<\/methods>/ { in_method = 0 }
/<line / && file != "" && !in_method {
    place = file ":" attribute("number")
    if (!(place in hits)) { hits[place] = 0; folder_of[place] = folder(file) }
    if (attribute("hits") > 0) hits[place] = 1
    if (match($0, /\([0-9]+\/[0-9]+\)/)) {
        split(substr($0, RSTART + 1, RLENGTH - 2), part, "/")
        if (part[1] + 0 >= reached[place] + 0) reached[place] = part[1]
        branches[place] = part[2]
    }
}
END {
    for (place in hits) {
        add(folder_of[place], place)
        add("all", place)
    }
    print sprintf("%-24s %16s %16s", "", "lines", "branches")
    sorter = "sort"
    for (name in lines) if (name != "all") print row(name) | sorter
    close(sorter)
    print row("all")
    line_share = share(lines_hit["all"], lines["all"])
    branch_share = share(branches_hit["all"], branches_all["all"])
    if (lines["all"] == 0) { print "The report has no lines."; exit 1 }
    if (line_share < least_lines || branch_share < least_branches) {
        printf "Below the floor of %s %% of lines and %s %% of branches. Test what was added, or take out what nothing needs.\n", least_lines, least_branches
        exit 1
    }
}
function attribute(name) {
    return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
}
function folder(path, parts, count) {
    sub(/^.*src\/CookieConsent\//, "", path)
    count = split(path, parts, "/")
    return count > 1 ? parts[1] : "(root)"
}
function add(name, place) {
    lines[name]++
    lines_hit[name] += hits[place]
    branches_all[name] += branches[place]
    branches_hit[name] += reached[place]
}
function share(part, whole) { return whole == 0 ? 100 : 100 * part / whole }
function row(name) {
    return sprintf("%-24s %6d %8.1f %% %6d %8.1f %%", name, lines[name], share(lines_hit[name], lines[name]), branches_all[name], share(branches_hit[name], branches_all[name]))
}
