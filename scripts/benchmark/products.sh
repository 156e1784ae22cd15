# The products of one layer and one batch, on one thread, beside the processor's peak with vectors of 256 bits and OpenBLAS. Compiled as the executable is.
sizes=(256x256x256 256x128x50 1024x256x256 256x54x128 256x128x128 256x128x7 32x54x64 120x4x3)

measure_products() {
    dotnet publish tests/Gophernet.Benchmarks.Products --runtime "$rid" --configuration Release --output "$tools" --nologo > "$results/publish.log" ||
        { cat "$results/publish.log" >&2; exit 1; }
    local round size
    for round in 1 2 3; do
        echo "products: round $round of 3" >&2
        for size in "${sizes[@]}"; do
            "$tools/products" "$size" | sed 's/^/gophernet /'
            [ ! -v 'titles[openblas]' ] || OPENBLAS_NUM_THREADS=1 "$tools/openblas" "$size" | sed 's/^/openblas /'
        done
    done > "$results/products"
    products_table
}

# GFLOP/s at best, and in the median (of the rounds the best one); the ratios are of the best, which other load on the machine disturbs least.
products_table() {
    awk -v sizes="${sizes[*]}" '
        {
            key = $1 " " $2 ($2 == "peak" ? "" : " " $3)
            if ($4 > best[key]) best[key] = $4
            if ($5 > typical[key]) typical[key] = $5
        }
        END {
            peak = best["gophernet peak"]
            printf "With vectors of 256 bits, one core does at most %.1f GFLOP/s (median %.1f).\n\n", peak, typical["gophernet peak"]
            print "| batch × inputs × outputs | product | gophernet: best, median | of the peak | OpenBLAS: best, median | gophernet ÷ OpenBLAS |"
            print "|---|---|---|---|---|---|"
            split("forward backward gradient", products)
            split("W·X Wᵀ·D D·Xᵀ", symbols)
            count = split(sizes, size)
            for (i = 1; i <= count; i++)
                for (j = 1; j <= 3; j++) {
                    ours = "gophernet " products[j] " " size[i]
                    theirs = "openblas " products[j] " " size[i]
                    shape = size[i]
                    gsub("x", " × ", shape)
                    printf "| %s | %s | %.1f, %.1f | %.0f%% |", shape, symbols[j], best[ours], typical[ours], 100 * best[ours] / peak
                    if (theirs in best) printf " %.1f, %.1f | %.2f |\n", best[theirs], typical[theirs], best[ours] / best[theirs]
                    else print "  |  |"
                }
        }' "$results/products"
}
