namespace Gophernet.Cli.Commands;

/// <summary>What people type from habit, from other programs and libraries, and what it is called here.</summary>
internal static class Synonyms
{
    /// <summary>Commands; what is typed has blanks between.</summary>
    private static readonly (string Typed, string Name)[] Commands =
    [
        ("fit learn build create new", "train"),
        ("eval test score validate assess measure", "evaluate"),
        ("diff versus vs compare-models champion challenger", "compare"),
        ("infer inference classify apply run forecast", "predict"),
        ("cv crossval cross-val crossvalidate kfold k-fold", "cross-validate"),
        ("search optimize hyperopt sweep grid-search gridsearch automl", "tune"),
        ("join combine gather reduce collect", "merge"),
        ("train-test-split divide partition", "split"),
        ("importance importances feature-importance shap shapley interpret pdp", "explain"),
        ("convert transpile codegen deploy onnx javascript", "export"),
        ("server api listen http daemon", "serve"),
        ("show info describe summary summarize view print", "inspect"),
        ("dashboard card model-card html page", "report"),
        ("usage commands ?", "help"),
    ];

    /// <summary>Options, without dashes, in place of an argument.</summary>
    private static readonly (string Typed, string Name)[] Arguments = [("model m", "MODEL"), ("data input file input-file train i", "DATA")];

    /// <summary>Options, without dashes; of several names, that counts which the command has.</summary>
    private static readonly (string Typed, string Names)[] Options =
    [
        ("lr eta step-size learning-rate-init", "--learning-rate"),
        ("cv n-folds kfold k-fold k splits n-splits", "--folds cross-validate"),
        ("label labels y class outcome response label-column output-column", "--target"),
        ("test test-size test-fraction test-split holdout val valid val-size validation-fraction validation-split", "--validation --test --folds"),
        ("batch bs minibatch", "--batch-size"),
        ("layers hidden-units hidden-size hidden-layer-sizes units neurons nodes architecture", "--hidden"),
        ("out outfile save save-model model-file dest destination", "--output"),
        ("e n-epochs num-epochs iterations max-iter n-iter num-boost-round rounds steps", "--epochs"),
        ("early-stopping early-stop early-stopping-rounds n-iter-no-change", "--patience"),
        ("timeout time-limit time-budget max-runtime", "--max-time"),
        ("s random-state random-seed rng seeds", "--seed"),
        ("j jobs n-jobs num-threads nthread cores workers parallel cpus", "--threads"),
        ("sep separator d field-separator", "--delimiter"),
        ("skiprows skip-rows skip-lines", "--skip"),
        ("noheader headerless no-headers", "--no-header"),
        ("ignore exclude remove skip-columns drop-columns omit", "--drop"),
        ("na na-values null nulls missing-values nan", "--missing"),
        ("cat cats factor factors nominal cat-features", "--categorical"),
        ("num numbers continuous", "--numeric"),
        ("strings nlp text-columns", "--text"),
        ("alpha l2 wd decay regularization l2-regularization", "--weight-decay"),
        ("solver optim", "--optimizer"),
        ("objective criterion loss-function", "--loss"),
        ("nonlinearity act", "--activation"),
        ("drop-rate dropout-rate", "--dropout"),
        ("scheduler lr-schedule lr-scheduler", "--schedule"),
        ("gradient-clip grad-clip clip-norm max-grad-norm", "--clip"),
        ("sample-weight sample-weights weights weight-column", "--weight"),
        ("class-weights balance balanced scale-pos-weight", "--class-weight"),
        ("cutoff decision-threshold", "--threshold"),
        ("models n-models n-estimators networks bagging", "--ensemble"),
        ("warm-start init init-model pretrained load continue finetune fine-tune", "--from"),
        ("problem-type type mode problem", "--task"),
        ("presets profile quality", "--preset"),
        ("proba predict-proba probs prob scores", "--probabilities"),
        ("ci pi confidence confidence-interval prediction-interval coverage conformal", "--interval"),
        ("include passthrough columns id", "--keep"),
        ("keep-all with-input input-columns", "--append"),
        ("output-format f as", "--format"),
        ("patients subject customer group-column group-by", "--group"),
        ("date time-column order order-by timestamp", "--time"),
        ("stratified strata", "--stratify"),
        ("require gate assert at-least fail-under", "--min"),
        ("silent s no-progress", "--quiet"),
        ("debug log log-level", "--verbose"),
        ("charset", "--encoding"),
    ];

    /// <summary>The commands that are suggested.</summary>
    public static IReadOnlyList<string> CommandNames => Commands.Select(entry => entry.Name);

    /// <summary>The options that are suggested, and the commands in their place.</summary>
    public static IReadOnlyList<string> OptionNames => Options.SelectMany(entry => entry.Names.Split(' '));

    /// <summary>What a command is called here; null for what nobody is known to type.</summary>
    public static string? OfCommand(string typed) => Find(Commands, typed);

    /// <summary>The argument that an option stands for, which has no option here; null for none.</summary>
    /// <param name="typed">The option without dashes.</param>
    public static string? OfArgument(string typed) => Find(Arguments, typed);

    /// <summary>What an option may be called here, the likeliest name first.</summary>
    /// <param name="typed">It without dashes.</param>
    public static IEnumerable<string> OfOption(string typed)
    {
        foreach (var (names, known) in Options)
        {
            if (Contains(names, typed))
            {
                foreach (var name in known.Split(' '))
                {
                    yield return name;
                }
            }
        }
    }

    private static string? Find((string Typed, string Name)[] entries, string typed)
    {
        foreach (var (names, name) in entries)
        {
            if (Contains(names, typed))
            {
                return name;
            }
        }

        return null;
    }

    private static bool Contains(string names, string typed) =>
        Array.Exists(names.Split(' '), name => name.Equals(typed, StringComparison.OrdinalIgnoreCase));
}
