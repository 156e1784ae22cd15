# Runs programs in turn, as whole processes, and prints lines of a Markdown table.
# A workload's program is a function WORKLOAD_PROGRAM that calls `timed COMMAND...`; what it says on standard error is its log.

timed() { "$tools/run" "$results/$workload.$program.times" "$@"; }

# race WORKLOAD RUNS PROGRAM...: A B C A B C ..., so that all of them see the same machine. The first named is what the others are compared with.
race() {
    workload=$1
    local runs=$2 name run
    shift 2
    programs=()
    for name in "$@"; do
        [ ! -v "titles[$name]" ] || programs+=("$name")
    done

    for ((run = 1; run <= runs; run++)); do
        echo "$workload: run $run of $runs" >&2
        for program in "${programs[@]}"; do
            "${workload}_$program" > /dev/null 2>> "$results/$workload.$program.log" || fail
        done
    done
}

fail() {
    echo "$workload: ${titles[$program]} failed:" >&2
    tail -5 "$results/$workload.$program.log" >&2
    exit 1
}

median() { sort -g | awk '{ values[NR] = $1 } END { if (NR) print (values[int((NR + 1) / 2)] + values[int(NR / 2) + 1]) / 2 }'; }

# Of a program of the last race: the seconds of the whole process; those that its log says after WORDS; KiB; and what its log says of a METRIC.
whole_seconds() { awk '{ print $1 }' "$results/$workload.$1.times" | median; }
said_seconds() { sed -n "s/.*$2 \([0-9.]*\) s\b.*/\1/p" "$results/$workload.$1.log" | median; }
peak_memory() { awk '{ print $2 }' "$results/$workload.$1.times" | median; }
said() { awk -v metric="$1" '$1 == metric { print $2 }' "$results/$workload.$2.log" | median; }

table_head() {
    echo '| workload | program | median | throughput | peak memory | time, gophernet = 1 |'
    echo '|---|---|---|---|---|---|'
}

# table TITLE ROWS BYTES: a line for each program of the last race. ROWS and BYTES are what one run works through; 0: no throughput is shown.
table() {
    local program reference
    reference=$(whole_seconds "${programs[0]}")
    for program in "${programs[@]}"; do
        line "$1" "$program" "$(whole_seconds "$program")" "$2" "$3" "$(peak_memory "$program")" "$reference"
    done
}

# table_of_said TITLE WORDS ROWS BYTES: the same for a part of the run, whose seconds each log says.
table_of_said() {
    local program reference
    reference=$(said_seconds "${programs[0]}" "$2")
    for program in "${programs[@]}"; do
        line "$1" "$program" "$(said_seconds "$program" "$2")" "$3" "$4" 0 "$reference"
    done
}

# A program whose log does not say the seconds has no line.
line() {
    [ -n "$3" ] || return 0
    awk -v workload="$1" -v program="${titles[$2]}" -v seconds="$3" -v rows="$4" -v bytes="$5" -v memory="$6" -v reference="$7" 'BEGIN {
        time = seconds < 0.1 ? sprintf("%.1f ms", seconds * 1000) : sprintf("%.2f s", seconds)
        if (rows) throughput = sprintf("%.0f thousand rows/s", rows / seconds / 1000)
        if (bytes) throughput = throughput sprintf(", %.0f MB/s", bytes / seconds / 1e6)
        if (memory) peak = sprintf("%.1f MiB", memory / 1024)
        if (reference) ratio = sprintf("%.3g", seconds / reference)
        printf "| %s | %s | %s | %s | %s | %s |\n", workload, program, time, throughput, peak, ratio
    }'
}

# note_accuracy: a line beneath the tables with the test accuracy of each program of the last race.
note_accuracy() {
    local program list=
    for program in "${programs[@]}"; do
        [ -z "$(said accuracy "$program")" ] || list+="; ${titles[$program]} $(said accuracy "$program")"
    done
    notes+=("Test accuracy of $workload: ${list#; }.")
}

size_of() { stat -c %s "$1"; }
