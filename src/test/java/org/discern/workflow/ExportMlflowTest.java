package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.discern.config.Settings;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.testing.RecordingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Against a server on this machine that keeps what it is told.
class ExportMlflowTest extends UndisturbedRun {
    private record Call(String method, String path, JsonNode body, String text) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Set<String> experiments = new HashSet<>();
    private HttpServer server = open();

    ExportMlflowTest(@TempDir Path folder) {
        super(folder);
    }

    private static HttpServer open() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        server = open();
        calls.clear();
        experiments.clear();
        server.createContext("/api/2.0/mlflow/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsSettingsCurvesAndScores() {
        assertEquals(List.of("run-1"), export());
        assertEquals(
                List.of("experiments/get-by-name", "experiments/create", "runs/create"),
                calls.subList(0, 3).stream().map(Call::path).toList());
        assertEquals("runs/update", calls.getLast().path());
        assertEquals("FINISHED", calls.getLast().body().get("status").asString());
        assertTrue(calls.getLast().body().get("end_time").asLong()
                >= calls.get(2).body().get("start_time").asLong());

        List<JsonNode> parameters = sent("params");
        RunRecord run = undisturbed.record();
        assertEquals(Settings.values(run.config()).size(), parameters.size());
        assertTrue(parameters.stream()
                .anyMatch(parameter -> parameter.get("key").asString().equals("moco.temperature")));
        List<JsonNode> metrics = sent("metrics");
        assertEquals(RunScalars.of(run).size(), metrics.size());
        for (JsonNode metric : metrics) {
            assertTrue(metric.get("key").asString().matches("[A-Za-z0-9_./ -]+"), metric.toString());
            assertTrue(metric.get("value").isNumber());
        }
        for (Call call : calls) {
            assertTrue(call.body().path("metrics").size() <= 1000
                    && call.body().path("params").size() <= 100);
            for (Radiograph film : run.cohort().films()) assertFalse(call.text().contains(film.imageId()));
        }
    }

    @Test
    void theExperimentIsMadeOnce() {
        export();
        export();
        assertEquals(
                1,
                calls.stream()
                        .filter(call -> call.path().equals("experiments/create"))
                        .count());
    }

    @Test
    void whoeverRefusesOrDoesNotAnswerIsNamed() {
        String address = address();
        Problem refused = assertThrows(
                Problem.class,
                () -> new ExportMlflow(project, address + "/elsewhere")
                        .run(List.of(undisturbed.id()), RecordingContext.patient()));
        assertTrue(refused.what().contains("404"), refused.what());
        server.stop(0);
        Problem silent = assertThrows(Problem.class, this::export);
        assertTrue(silent.what().contains("does not answer"), silent.what());
        for (String wrong : List.of("localhost:5000", "ftp://host", "not an address", ""))
            assertThrows(Problem.class, () -> new ExportMlflow(project, wrong), wrong);
    }

    private List<String> export() {
        return new ExportMlflow(project, address() + "/").run(List.of(undisturbed.id()), RecordingContext.patient());
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private List<JsonNode> sent(String what) {
        List<JsonNode> all = new ArrayList<>();
        for (Call call : calls) call.body().path(what).forEach(all::add);
        return all;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath().substring("/api/2.0/mlflow/".length());
            JsonNode body = JsonMapper.shared().readTree(text.isEmpty() ? "{}" : text);
            calls.add(new Call(exchange.getRequestMethod(), path, body, text));
            String answer = switch (path) {
                case "experiments/get-by-name" ->
                    experiments.isEmpty() ? "" : "{\"experiment\": {\"experiment_id\": \"7\"}}";
                case "experiments/create" -> {
                    experiments.add(body.get("name").asString());
                    yield "{\"experiment_id\": \"7\"}";
                }
                case "runs/create" -> "{\"run\": {\"info\": {\"run_id\": \"run-1\"}}}";
                case "runs/log-batch", "runs/update" -> "{}";
                default -> "";
            };
            byte[] bytes = (answer.isEmpty() ? "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\"}" : answer)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.isEmpty() ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
