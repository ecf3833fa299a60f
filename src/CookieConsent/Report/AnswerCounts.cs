namespace CookieConsent.Report;

/// <summary>How visitors answered when they were asked, and what ended grants without a question.</summary>
internal sealed class AnswerCounts
{
    private const CookieCategories Optional = CookieCategories.Functionality | CookieCategories.Analytics | CookieCategories.Advertisement;

    /// <summary>Answers to the question: in one click or by saving a choice.</summary>
    public long Answers => All + Some + None;

    /// <summary>Answers that grant every optional category.</summary>
    public long All { get; private set; }

    /// <summary>Answers that grant some of them.</summary>
    public long Some { get; private set; }

    /// <summary>Answers that grant none.</summary>
    public long None { get; private set; }

    /// <summary>Grants that were withdrawn as a whole.</summary>
    public long Withdrawn { get; private set; }

    /// <summary>Grants that a privacy signal ended.</summary>
    public long EndedBySignal { get; private set; }

    /// <summary>Grants that were kept too late and never took effect. They are among the answers too.</summary>
    public long Void { get; private set; }

    /// <summary>Answers that grant functionality.</summary>
    public long Functionality { get; private set; }

    /// <summary>Answers that grant analytics.</summary>
    public long Analytics { get; private set; }

    /// <summary>Answers that grant advertisement.</summary>
    public long Advertisement { get; private set; }

    /// <summary>The sum of alike records.</summary>
    public static AnswerCounts Of(IEnumerable<ConsentCount> counts)
    {
        var sum = new AnswerCounts();
        foreach (var count in counts)
            sum.Add(count);
        return sum;
    }

    /// <summary>Answers that grant this category.</summary>
    public long Granting(CookieCategories category) =>
        category switch
        {
            CookieCategories.Functionality => Functionality,
            CookieCategories.Analytics => Analytics,
            CookieCategories.Advertisement => Advertisement,
            _ => 0,
        };

    /// <summary>Adds alike records.</summary>
    public void Add(ConsentCount count)
    {
        switch (count.Action)
        {
            case ConsentAction.AcceptAll or ConsentAction.RejectAll or ConsentAction.Save:
                AddAnswer(count.Granted & Optional, count.Records);
                break;
            case ConsentAction.Withdraw:
                Withdrawn += count.Records;
                break;
            case ConsentAction.Signal:
                EndedBySignal += count.Records;
                break;
            case ConsentAction.Void:
                Void += count.Records;
                break;
        }
    }

    private void AddAnswer(CookieCategories granted, long records)
    {
        if (granted == Optional)
            All += records;
        else if (granted == CookieCategories.None)
            None += records;
        else
            Some += records;
        Functionality += (granted & CookieCategories.Functionality) != 0 ? records : 0;
        Analytics += (granted & CookieCategories.Analytics) != 0 ? records : 0;
        Advertisement += (granted & CookieCategories.Advertisement) != 0 ? records : 0;
    }
}
