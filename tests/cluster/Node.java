import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.codelibs.opensearch.runner.node.OpenSearchRunnerNode;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;

import org.opensearch.transport.Netty4ModulePlugin;

/** Runs nodes of one cluster in this process, on the loopback address, until standard input ends. */
public class Node {
    /** Arguments: folder, transport addresses of all nodes, then NAME:HTTP:TRANSPORT:ROLES of each node to run here. */
    public static void main(String[] args) throws Exception {
        List<org.opensearch.node.Node> nodes = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            String[] node = args[i].split(":");
            Path home = Path.of(args[0]).resolve(node[0]);
            Settings settings = Settings.builder()
                .put("path.home", home.toString())
                .put("cluster.name", "newsdex-tests")
                .put("node.name", node[0])
                .putList("node.roles", node[3].split(","))
                .put("network.host", "127.0.0.1")
                .put("http.port", node[1])
                .put("transport.port", node[2])
                .putList("discovery.seed_hosts", args[1].split(","))
                .put("cluster.initial_cluster_manager_nodes", "n0")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .put("node.processors", 2)
                .build();
            var environment = InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> node[0]);
            nodes.add(new OpenSearchRunnerNode(environment, List.of(Netty4ModulePlugin.class, CommonAnalysisModulePlugin.class)));
        }
        List<Thread> starting = new ArrayList<>();
        for (var node : nodes) {
            Thread thread = new Thread(() -> { try { node.start(); } catch (Exception error) { error.printStackTrace(); System.exit(1); } });
            thread.start();
            starting.add(thread);
        }
        for (Thread thread : starting) {
            thread.join();
        }
        System.out.println("started");
        while (System.in.read() >= 0) { }
        for (var node : nodes) {
            node.close();
        }
        System.exit(0);
    }
}
