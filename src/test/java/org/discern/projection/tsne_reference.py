"""scikit-learn's t-SNE on the vectors and from the start that TsneReference wrote: tsne_reference.py POINTS FOLDER METHOD,
where METHOD is exact or barnes_hut. Its learning rate is a fourth of ours: its gradient has the factor 4 left in."""
import sys
import time

import numpy as np
from sklearn.manifold import TSNE

points, folder, method = int(sys.argv[1]), sys.argv[2], sys.argv[3]
vectors = np.fromfile(folder + "/vectors").reshape(points, -1).astype(np.float32)
start = np.fromfile(folder + "/start").reshape(points, 2).astype(np.float32)
steps = {"max_iter" if "max_iter" in TSNE().get_params() else "n_iter": 1000}
begun = time.time()
layout = TSNE(perplexity=30, early_exaggeration=12, learning_rate=max(points / 12, 200) / 4, init=start, method=method,
              n_iter_without_progress=1000, min_grad_norm=0, n_jobs=2, random_state=7, **steps).fit(vectors)
print(f"scikit-learn, {method}: {time.time() - begun:.1f} s, its own KL {layout.kl_divergence_:.4f}")
layout.embedding_.astype(np.float64).tofile(f"{folder}/sklearn-{method}.layout")
