package org.discern.workflow;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.discern.config.Settings;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Sends runs to an MLflow server by its REST interface (2.0): settings as parameters, curves and scores as
/// metrics. Nothing is sent anywhere unless a person names the address; of films and patients nothing is sent.
public final class ExportMlflow {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// Limits of `runs/log-batch`.
    private static final int METRICS_A_CALL = 1000;

    private static final int PARAMETERS_A_CALL = 100;
    private static final int LONGEST_PARAMETER = 500;
    private static final int NOT_FOUND = 404;

    private final Project project;
    private final URI server;
    private final RunJson json = new RunJson();

    /// @param server such as `http://localhost:5000`
    /// @throws Problem where that is no address
    public ExportMlflow(Project project, String server) {
        this.project = project;
        try {
            this.server = URI.create(server.endsWith("/") ? server.substring(0, server.length() - 1) : server);
        } catch (IllegalArgumentException e) {
            throw noAddress(server, e);
        }
        if (this.server.getHost() == null || !List.of("http", "https").contains(this.server.getScheme()))
            throw noAddress(server, null);
    }

    private static Problem noAddress(String server, @Nullable Exception cause) {
        return new Problem("'" + server + "' is no address of an MLflow server", "write it as http://HOST:PORT", cause);
    }

    /// Sends each run as one of the experiment that is named after its data set.
    ///
    /// @return MLflow's ids of the runs, in order
    public List<String> run(List<RunId> runs, JobContext context) {
        context.report(new RunEvent.PhaseStarted(Phase.EXPORT, runs.size()));
        List<String> sent = new ArrayList<>();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            for (RunId id : runs.stream().distinct().toList()) {
                context.checkCancelled();
                sent.add(new Sending(client, project.run(id), context).send());
            }
        }
        return sent;
    }

    /// One run on its way.
    private final class Sending {
        private final HttpClient client;
        private final RunRecord run;
        private final JobContext context;

        Sending(HttpClient client, RunRecord run, JobContext context) {
            this.client = client;
            this.run = run;
            this.context = context;
        }

        String send() {
            long started = run.summary().started().toEpochMilli();
            JsonNode created = post(
                    "runs/create",
                    Map.of(
                            "experiment_id",
                            experiment("discern " + run.summary().dataset()),
                            "run_name",
                            run.summary().id().value(),
                            "start_time",
                            started,
                            "tags",
                            List.of(
                                    pair("mlflow.source.name", "DisCeRn Workbench"),
                                    pair("method", run.summary().method()),
                                    pair("dataset", run.environment().dataset()),
                                    pair("dataset_hash", run.environment().datasetHash()))));
            String id = text(created.path("run").path("info").path("run_id"));
            sendParameters(id);
            sendMetrics(id, started);
            post("runs/update", Map.of("run_id", id, "status", "FINISHED", "end_time", started + duration()));
            return id;
        }

        private String experiment(String name) {
            HttpResponse<String> known = exchange(request("experiments/get-by-name?experiment_name="
                            + URLEncoder.encode(name, StandardCharsets.UTF_8))
                    .GET()
                    .build());
            if (known.statusCode() != NOT_FOUND)
                return text(read(known).path("experiment").path("experiment_id"));
            return text(post("experiments/create", Map.of("name", name)).path("experiment_id"));
        }

        private void sendParameters(String id) {
            List<Map<String, Object>> parameters = new ArrayList<>();
            Settings.values(run.config()).forEach((setting, value) -> {
                String shown = value.length() > LONGEST_PARAMETER ? value.substring(0, LONGEST_PARAMETER) : value;
                parameters.add(pair(setting, shown));
            });
            for (int from = 0; from < parameters.size(); from += PARAMETERS_A_CALL) {
                int to = Math.min(from + PARAMETERS_A_CALL, parameters.size());
                post("runs/log-batch", Map.of("run_id", id, "params", parameters.subList(from, to)));
            }
        }

        private void sendMetrics(String id, long started) {
            List<Map<String, Object>> metrics = new ArrayList<>();
            for (RunScalars.Scalar scalar : RunScalars.of(run)) {
                Map<String, Object> metric = new LinkedHashMap<>();
                metric.put("key", scalar.name().replaceAll("[^A-Za-z0-9_./ -]", "_"));
                metric.put("value", scalar.value());
                metric.put("timestamp", started);
                metric.put("step", scalar.step());
                metrics.add(metric);
            }
            for (int from = 0; from < metrics.size(); from += METRICS_A_CALL) {
                context.checkCancelled();
                int to = Math.min(from + METRICS_A_CALL, metrics.size());
                post("runs/log-batch", Map.of("run_id", id, "metrics", metrics.subList(from, to)));
            }
        }

        private long duration() {
            if (run.result() == null) return 0;
            return Math.round(
                    1e3 * (run.result().pretrainSeconds() + run.result().evaluationSeconds()));
        }

        private static Map<String, Object> pair(String key, String value) {
            return Map.of("key", key, "value", value);
        }

        // --- the wire ---

        private HttpRequest.Builder request(String call) {
            return HttpRequest.newBuilder(URI.create(server + "/api/2.0/mlflow/" + call))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json");
        }

        private JsonNode post(String call, Map<String, Object> body) {
            return read(exchange(request(call)
                    .POST(HttpRequest.BodyPublishers.ofString(json.line(body)))
                    .build()));
        }

        private HttpResponse<String> exchange(HttpRequest request) {
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new Problem(
                        "the MLflow server at " + server + " does not answer",
                        "is it running, and the address right?",
                        e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("stopped while waiting for MLflow");
            }
        }

        private JsonNode read(HttpResponse<String> response) {
            if (response.statusCode() / 100 != 2) {
                throw new Problem(
                        "the MLflow server at " + server + " refused (" + response.statusCode() + "): "
                                + response.body().strip(),
                        "what was sent before stays there");
            }
            try {
                return json.parse(response.body(), JsonNode.class);
            } catch (JacksonException e) {
                throw new Problem(
                        "the answer of " + server + " is not that of an MLflow server", "check the address", e);
            }
        }

        private String text(JsonNode node) {
            String text = node.asString("");
            if (text.isEmpty())
                throw new Problem("the answer of " + server + " is not that of an MLflow server", "check the address");
            return text;
        }
    }
}
