package com.adaptiveads.worker.paint.sd.scheduler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelSettings;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.paint.sd.scheduler.Scheduler.Run;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.parity.Parity;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulersTest {
    private static final int SEED = 7;
    private static final String AGAINST = "diffusers 0.42.1, same model outputs";
    /** Karras' noise levels meet timesteps between the whole ones, by a logarithm NumPy rounds another way. */
    private static final float FRACTIONAL_TIMESTEP = 2e-4f;

    private final Golden golden = Golden.read("sd/schedulers");
    private final ModelSettings notes =
            ModelSettings.parse("schedulers", golden.metadata().get("golden").getBytes(StandardCharsets.UTF_8));

    /** One run of a reference sampler. */
    private record Case(String key, SchedulerConfig config, Run run, float initialSigma) {}

    @Test
    @Tag("parity")
    void followDiffusersStepByStep() {
        Map<SchedulerKind, Double> worst = new EnumMap<>(SchedulerKind.class);
        Map<SchedulerKind, Integer> runs = new EnumMap<>(SchedulerKind.class);
        for (Case reference : cases()) {
            worst.merge(reference.config().kind(), difference(reference), Math::max);
            runs.merge(reference.config().kind(), 1, Integer::sum);
        }
        assertEquals(SchedulerKind.values().length, worst.size());
        worst.forEach((kind, difference) -> Parity.line(
                "scheduler " + kind.className() + ": " + runs.get(kind) + " runs, every step, relative",
                AGAINST,
                1e-5,
                difference));
    }

    @Test
    void askTheNetworkAboutTheSameTimesteps() {
        for (Case reference : cases()) {
            float[] expected = golden.floats(reference.key() + "/timesteps").toArray();
            float[] actual =
                    Scheduler.start(reference.config(), reference.run()).timesteps();
            assertArrayEquals(expected, actual, tolerance(reference.config()), reference.toString());
        }
        List<ModelSettings> grids = notes.objects("grids");
        for (int i = 0; i < grids.size(); i++) {
            SchedulerConfig config = SchedulerConfig.of(grids.get(i).object("fields"));
            Run run = new Run(grids.get(i).integer("steps", 1, 1000), 0, 1);
            float[] expected = golden.floats(String.format("grid/%03d", i)).toArray();
            assertArrayEquals(expected, Scheduler.start(config, run).timesteps(), config.kind() + " " + run);
        }
    }

    @Test
    void readABareConfigurationWithTheDefaultsOfTheSamplerThatRuns() {
        ModelSettings original = settings("{'_class_name': 'PNDMScheduler', 'skip_prk_steps': true, 'steps_offset': 1,"
                + " 'beta_start': 0.00085, 'beta_end': 0.012, 'beta_schedule': 'scaled_linear'}");
        SchedulerConfig pndm = SchedulerConfig.of(original);
        assertArrayEquals(
                new float[] {751, 501, 501, 251, 1},
                Scheduler.start(pndm, new Run(4, 0, 1)).timesteps());
        assertArrayEquals(
                new float[] {999, 666, 333, 0},
                Scheduler.start(pndm.with(SchedulerKind.EULER), new Run(4, 0, 1))
                        .timesteps());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "DDIMScheduler | {} | clip_sample false",
                "LCMScheduler | {'clip_sample': true} | clip_sample false",
                "DDIMScheduler | {'clip_sample': false, 'thresholding': true} | thresholding false",
                "PNDMScheduler | {} | skip_prk_steps true",
                "EulerDiscreteScheduler | {'rescale_betas_zero_snr': true} | rescale_betas_zero_snr false",
                "EulerDiscreteScheduler | {'trained_betas': [0.1]} | trained_betas left out",
                "EulerDiscreteScheduler | {'beta_schedule': 'squaredcos_cap_v2'} | beta_schedule scaled_linear or linear",
                "EulerDiscreteScheduler | {'use_beta_sigmas': true} | use_beta_sigmas false",
                "EulerDiscreteScheduler | {'interpolation_type': 'log_linear'} | interpolation_type linear",
                "EulerAncestralDiscreteScheduler | {'prediction_type': 'sample'} | prediction_type epsilon or v_prediction",
                "DPMSolverMultistepScheduler | {'algorithm_type': 'sde-dpmsolver++'} | algorithm_type dpmsolver++ or deis",
                "DPMSolverMultistepScheduler | {'solver_order': 3} | solver_order 2",
                "DPMSolverMultistepScheduler | {'use_lu_lambdas': true} | use_lu_lambdas false",
                "UniPCMultistepScheduler | {'predict_x0': false} | predict_x0 true",
                "UniPCMultistepScheduler | {'disable_corrector': [0]} | disable_corrector empty",
                "UniPCMultistepScheduler | {'solver_type': 'bh1'} | solver_type bh2 or midpoint or heun or logrho",
                "TCDScheduler | {'timestep_spacing': 'odd', 'prediction_type': 'flow'} | prediction_type epsilon or sample or v_prediction",
            })
    void refuseWhatTheyWouldNotFollow(String name, String fields, String needed) {
        ModelSettings settings =
                settings("{'_class_name': '" + name + "'" + (fields.equals("{}") ? "" : ", ") + fields.substring(1));
        ModelFailure failure = assertThrows(
                ModelFailure.class, () -> Scheduler.start(SchedulerConfig.of(settings), new Run(4, 0, 16)));
        assertEquals("scheduler_config.json: " + name + " runs here only with " + needed + ".", failure.getMessage());
    }

    @Test
    void refuseAnUnknownSamplerAndStepsAModelWasNotMadeFor() {
        ModelFailure unknown = assertThrows(
                ModelFailure.class, () -> SchedulerConfig.of(settings("{'_class_name': 'HeunDiscreteScheduler'}")));
        assertTrue(unknown.getMessage().contains("there is no scheduler HeunDiscreteScheduler here"));
        SchedulerConfig lcm = SchedulerConfig.of(settings("{'_class_name': 'LCMScheduler'}"));
        ModelFailure many = assertThrows(ModelFailure.class, () -> Scheduler.start(lcm, new Run(51, 0, 1)));
        assertTrue(many.getMessage().contains("cannot take 51 steps"), many.getMessage());
        SchedulerConfig offset = SchedulerConfig.of(settings(
                "{'_class_name': 'EulerDiscreteScheduler', 'timestep_spacing': 'leading', 'steps_offset': 9}"));
        ModelFailure outside = assertThrows(ModelFailure.class, () -> Scheduler.start(offset, new Run(1000, 0, 1)));
        assertTrue(outside.getMessage().contains("lead to timestep 1008.0 of 1000"), outside.getMessage());
    }

    private List<Case> cases() {
        List<ModelSettings> all = notes.objects("cases");
        int size = (int) golden.floats("outputs").shape()[1];
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Case(
                        String.format("%03d", i),
                        SchedulerConfig.of(all.get(i).object("fields")),
                        new Run(all.get(i).integer("steps", 1, 1000), all.get(i).number("eta", 0, 1), size),
                        (float) all.get(i).number("initial_sigma", 0, 1000)))
                .toList();
    }

    /** The worst over all steps, relative to the largest number of that step. */
    private double difference(Case reference) {
        FloatTensor samples = golden.floats(reference.key() + "/samples");
        FloatTensor outputs = golden.floats("outputs");
        Scheduler scheduler = Scheduler.start(reference.config(), reference.run());
        assertEquals(1, scheduler.initialSigma() / reference.initialSigma(), 1e-6f, reference.toString());
        float[] sample = samples.rows(0, 1).toArray();
        TorchRandom random = new TorchRandom(SEED);
        random.fill(new float[sample.length], 0, sample.length); // the sample a run begins with came first
        Scheduler.Noise noise = fresh -> random.fill(fresh, 0, fresh.length);
        double worst = 0;
        for (int call = 0; call < scheduler.timesteps().length; call++) {
            scheduler.step(call, outputs.rows(call, call + 1).toArray(), sample, noise);
            FloatTensor expected = samples.rows(call + 1, call + 2);
            worst = Math.max(worst, Parity.relativeDifference(expected, FloatTensor.of(sample, expected.shape())));
        }
        assertTrue(worst <= 1e-5, () -> reference + " differs");
        return worst;
    }

    private static float tolerance(SchedulerConfig config) {
        return config.kind() == SchedulerKind.EULER && config.flag("use_karras_sigmas", false)
                ? FRACTIONAL_TIMESTEP
                : 0;
    }

    private static ModelSettings settings(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ModelSettings.parse("scheduler_config.json", bytes);
    }
}
