package conch.learn;

/** Which gate looks at what. */
final class Gates {
    private Gates() {
    }

    /** Of a prediction the one gate is `correct`: whether it agrees with what is measured. */
    static Gate of(Exercise exercise, GateName name) {
        boolean predicts = exercise.kind() == Exercise.Kind.PREDICTION;
        return switch (name) {
            case BUILD -> new BuildGate();
            case CORRECT -> predicts ? new PredictionGate() : new CorrectGate();
            case RACES -> new RacesGate();
            case REFERENCES -> new ReferencesGate();
            case SPEED -> new SpeedGate();
        };
    }
}
