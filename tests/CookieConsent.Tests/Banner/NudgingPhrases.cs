namespace CookieConsent.Tests.Banner;

/// <summary>
/// Phrases that praise consent instead of saying what it is for: "optimal", "best experience", "enhance" and their like (requirement U13).
/// A phrase is written as far as its endings leave it alone.
/// </summary>
internal static class NudgingPhrases
{
    public static readonly IReadOnlyDictionary<string, string[]> In = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = ["optimal", "optimis", "optimiz", "best ", "better", "experience", "enhanc", "improve", "enjoy", "recommend", "we value"],
        ["ar"] = ["الأمثل", "أفضل", "تجربت", "تحسين", "نوصي", "استمتع"],
        ["bg"] = ["оптимал", "оптимиз", "най-добр", "по-добр", "изживяване", "подобр", "препоръч"],
        ["ca"] = ["òptim", "optimit", "millor", "experiència", "gaudi", "recoman"],
        ["cs"] = ["optimál", "optimaliz", "nejlepší", "lepší", "zážit", "vylepš", "zlepš", "doporuč"],
        ["cy"] = ["optimaidd", "optimeidd", "gorau", "gwell", "profiad", "mwynh", "argymell"],
        ["da"] = ["optimal", "optimer", "bedst", "bedre", "oplevelse", "forbedr", "anbefal"],
        ["de"] = ["optimal", "optimier", "beste", "besser", "erlebnis", "erfahrung", "genieß", "empfehl", "empfohlen"],
        ["el"] = ["βέλτιστ", "βελτι", "καλύτερ", "εμπειρί", "απολαύ", "συνιστ"],
        ["es"] = ["óptim", "optimiz", "mejor", "experiencia", "disfrut", "recomend"],
        ["et"] = ["optima", "parim", "parem", "kogemus", "täiust", "soovita"],
        ["eu"] = ["optim", "onena", "hobe ", "hobetze", "hobetu", "esperientzia", "gozatu", "gomenda"],
        ["fi"] = ["optima", "optimoi", "paras", "paremp", "parhaa", "kokemu", "parann", "suosittel"],
        ["fr"] = ["optimal", "optimis", "meilleur", "mieux", "expérience", "amélior", "profite", "recommand"],
        ["ga"] = ["optam", "is fearr", "níos fearr", "eispéir", "feabhs", "taitneamh", "molaimid", "molta"],
        ["gl"] = ["óptim", "optimiz", "mellor", "experiencia", "gozar", "recomend"],
        ["he"] = ["אופטימלי", "מיטבי", "הטוב ביותר", "טובה יותר", "חוויי", "לשפר", "שיפור", "מומלץ"],
        ["hr"] = ["optimal", "optimiz", "najbolj", "bolje", "iskustv", "doživljaj", "poboljša", "preporuč"],
        ["hu"] = ["optimál", "legjobb", "jobb ", "élmény", "javítás", "fokoz", "ajánl"],
        ["is"] = ["besta ", "bestu ", "betri", "betra", "upplifun", "bæta ", "hámark", "mæla með", "mælum með"],
        ["it"] = ["ottimal", "ottimizz", "miglior", "esperienza", "consigli", "raccomand"],
        ["ja"] = ["最適", "最高", "より良い", "よりよい", "快適", "体験", "向上", "おすすめ", "お勧め", "推奨"],
        ["ko"] = ["최적", "최상", "최고", "더 나은", "경험", "향상", "권장", "추천합니다"],
        ["lb"] = ["optimal", "optiméier", "bescht", "besser", "erliefnis", "verbesser", "genéiss", "recommandéier"],
        ["lt"] = ["optimal", "geriaus", "geresn", "patirt", "pagerin", "tobulin", "rekomend"],
        ["lv"] = ["optimāl", "optimiz", "vislabāk", "labāk", "pieredz", "uzlabo", "iesak"],
        ["mk"] = ["оптимал", "оптимиз", "најдобр", "подобр", "искуств", "препорач"],
        ["mt"] = ["ottimal", "ottimizz", "l-aħjar", "aħjar", "esperjenz", "ittejjeb", "titjib", "tgawdi", "rakkomand"],
        ["nb"] = ["optimal", "optimaliser", "best mulig", "beste", "bedre", "opplevelse", "forbedr", "anbefal"],
        ["nl"] = ["optima", "beste", "beter", "ervaring", "beleving", "verbeter", "geniet", "aanbevolen", "aanrad"],
        ["nn"] = ["optimal", "best mogleg", "beste", "betre", "oppleving", "forbetr", "tilrå"],
        ["pl"] = ["optymal", "najleps", "lepsz", "doświadcze", "wrażeni", "uleps", "poprawi", "poleca", "zaleca"],
        ["pt"] = ["ótim", "otimiz", "melhor", "experiência", "desfrut", "recomend", "aprimor"],
        ["ro"] = ["optim", "cea mai bun", "cel mai bun", "mai bun", "experienț", "îmbunătăț", "recomand"],
        ["sk"] = ["optimál", "optimaliz", "najlepš", "lepší", "zážit", "vylepš", "zlepš", "odporúč"],
        ["sl"] = ["optimal", "optimiz", "najbolj", "boljš", "izkušnj", "izboljša", "priporoč"],
        ["sr"] = ["оптимал", "оптимиз", "најбољ", "боље", "искуств", "доживљај", "побољша", "препоруч", "optimal", "najbolj", "bolje", "iskustv", "poboljša"],
        ["sr-Latn"] = ["optimal", "optimiz", "najbolj", "bolje", "iskustv", "doživljaj", "poboljša", "preporuč"],
        ["sv"] = ["optimal", "optimera", "bästa", "bättre", "upplevelse", "förbättr", "rekommend"],
        ["tr"] = ["optimum", "optimize", "en iyi", "daha iyi", "deneyim", "iyileştir", "geliştir", "öner"],
        ["uk"] = ["оптимал", "оптиміз", "найкращ", "кращ", "досвід", "покращ", "поліпш", "рекоменд"],
        ["zh-Hans"] = ["最佳", "最优", "优化", "更好", "体验", "提升", "改善", "我们推荐", "建议您"],
        ["zh-Hant"] = ["最佳", "最優", "優化", "更好", "體驗", "提升", "改善", "我們推薦", "建議您"],
    };
}
