package dev.kequn.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import org.junit.jupiter.api.Test;

/** The "restricted" level of the Pod Security Standards, and bounded resources, for every pod there is. */
class PodSecurityTest {
    @Test
    void podsAreRestricted() {
        assertThat(Manifests.podTemplates()).hasSize(2).allSatisfy(template -> {
            PodSpec pod = template.getSpec();
            PodSecurityContext security = pod.getSecurityContext();
            assertThat(security.getRunAsNonRoot()).isTrue();
            assertThat(security.getRunAsUser()).isGreaterThan(10_000L);
            assertThat(security.getRunAsGroup()).isGreaterThan(10_000L);
            assertThat(security.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getServiceAccountName()).isEqualTo("kequn");
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getHostNetwork()).isNull();
            assertThat(pod.getHostPID()).isNull();
            assertThat(pod.getHostIPC()).isNull();
            assertThat(pod.getInitContainers()).isEmpty();
        });
    }

    @Test
    void containersAreRestricted() {
        assertThat(Manifests.podTemplates())
                .flatExtracting(template -> template.getSpec().getContainers())
                .hasSize(2)
                .allSatisfy(item -> {
                    SecurityContext security = ((Container) item).getSecurityContext();
                    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
                    assertThat(security.getReadOnlyRootFilesystem()).isTrue();
                    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
                    assertThat(security.getCapabilities().getAdd()).isEmpty();
                    assertThat(security.getPrivileged()).isNull();
                    // What the pod says holds here too, unless the container says otherwise.
                    assertThat(security.getRunAsNonRoot()).isNull();
                    assertThat(security.getRunAsUser()).isNull();
                    assertThat(security.getSeccompProfile()).isNull();
                });
    }

    @Test
    void containersAreBounded() {
        assertThat(Manifests.podTemplates())
                .flatExtracting(template -> template.getSpec().getContainers())
                .allSatisfy(item -> {
                    Container container = (Container) item;
                    assertThat(container.getResources().getRequests())
                            .containsOnlyKeys("cpu", "memory", "ephemeral-storage");
                    assertThat(container.getResources().getLimits())
                            .containsOnlyKeys("cpu", "memory", "ephemeral-storage");
                    assertThat(container.getVolumeMounts())
                            .singleElement()
                            .satisfies(mount -> assertThat(mount.getMountPath()).isEqualTo("/tmp"));
                });
    }

    @Test
    void theOnlyVolumeIsASmallScratchFolder() {
        assertThat(Manifests.podTemplates())
                .flatExtracting(template -> template.getSpec().getVolumes())
                .allSatisfy(item ->
                        assertThat(((Volume) item).getEmptyDir().getSizeLimit()).isNotNull());
    }

    @Test
    void theServiceAccountBringsNoToken() {
        assertThat(Manifests.objects(ServiceAccount.class)).singleElement().satisfies(account -> assertThat(
                        account.getAutomountServiceAccountToken())
                .isFalse());
    }
}
