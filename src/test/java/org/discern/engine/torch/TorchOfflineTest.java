package org.discern.engine.torch;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.discern.config.EncoderConfig;
import org.discern.config.OptimizerConfig;
import org.discern.config.WeightingConfig;
import org.discern.engine.Batches;
import org.discern.engine.MocoModel;
import org.discern.testing.SecondProcess;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;

/// DJL would download libraries and report their use if it were let.
class TorchOfflineTest {
    @Test
    void attemptsNoConnection() throws InterruptedException {
        try (SecondProcess watched = SecondProcess.start(Watched.class)) {
            watched.awaitLine("computed, connections attempted: 0");
        }
    }

    /// Loads the engine where every way out of the JVM that DJL knows is watched and closed.
    static final class Watched {
        private static int attempts;

        public static void main(String[] args) throws IOException {
            ProxySelector.setDefault(new ProxySelector() {
                @Override
                public List<java.net.Proxy> select(URI uri) {
                    throw attempt(uri.toString());
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                    throw attempt(uri.toString());
                }
            });
            Socket.setSocketImplFactory(() -> {
                throw attempt("a socket");
            });
            EncoderConfig encoder = Setups.encoder(EncoderConfig.NetworkName.RESNET18, 4, EncoderConfig.Head.MLP, 16);
            WeightingConfig weighting = Setups.weighting(
                    WeightingConfig.Kind.MASS, 0.9, 4, 0.15, WeightingConfig.SamePatient.KEEP, List.of("A", "B"));
            OptimizerConfig adam = new OptimizerConfig(OptimizerConfig.Kind.ADAM, 0.001, 0.9, 1e-4);
            try (MocoModel model =
                    new TorchEngine().moco(encoder, Batches.SIDE, Setups.moco(16, 0.9, 0.2, 2), weighting, adam, 7)) {
                model.step(Batches.pairs(4, 1), 0.001, 0.9);
            }
            System.out.println("computed, connections attempted: " + attempts);
            System.exit(0);
        }

        private static IllegalStateException attempt(String where) {
            attempts++;
            return new IllegalStateException("a connection was attempted: " + where);
        }
    }
}
