# Rtsne (the authors' Barnes-Hut in C++) on the vectors and from the start that TsneReference wrote:
# Rscript tsne_reference.R POINTS FOLDER THETA; a theta of 0 is exact.
library(Rtsne)
given <- commandArgs(trailingOnly = TRUE)
points <- as.integer(given[1]); folder <- given[2]; theta <- as.numeric(given[3])
rows <- function(name, columns)
  matrix(readBin(file.path(folder, name), "double", points * columns), points, columns, byrow = TRUE)
columns <- file.size(file.path(folder, "vectors")) / 8 / points
vectors <- rows("vectors", columns); start <- rows("start", 2)
begun <- proc.time()[["elapsed"]]
layout <- Rtsne(vectors, pca = FALSE, normalize = FALSE, perplexity = 30, theta = theta, max_iter = 1000, Y_init = start,
                stop_lying_iter = 250L, mom_switch_iter = 250L, momentum = 0.5, final_momentum = 0.8,
                eta = max(points / 12, 200), exaggeration_factor = 12, num_threads = 2, check_duplicates = FALSE)
cat(sprintf("Rtsne, theta %g: %.1f s, its own KL %.4f\n", theta, proc.time()[["elapsed"]] - begun, sum(layout$costs)))
writeBin(as.vector(t(layout$Y)), file.path(folder, sprintf("rtsne-%g.layout", theta)))
