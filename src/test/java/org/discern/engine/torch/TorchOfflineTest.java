package org.discern.engine.torch;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.discern.engine.Network;
import org.discern.engine.ResNet;
import org.discern.testing.SecondProcess;
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
            Network network = ResNet.resnet18(4, 1);
            try (TorchNetwork graph = new TorchNetwork(network, network.initialWeights(1), 1);
                    var scope = graph.scope()) {
                var pictures =
                        (ai.djl.pytorch.engine.PtNDArray) scope.zeros(new ai.djl.ndarray.types.Shape(2, 1, 32, 32));
                graph.evaluate(pictures, network.output());
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
