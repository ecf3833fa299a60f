using CookieConsent.Classification;
using CookieConsent.Decision;
using CookieConsent.Diagnostics;
using Microsoft.Extensions.Primitives;

namespace CookieConsent.Enforcement;

/// <summary>
/// Evaluates the <c>Set-Cookie</c> lines of a response to the ones that may be sent, whoever wrote them: an allowed line stays byte for byte, in its
/// place, on its own line (requirements E05, E09, E10). Applying it twice changes nothing.
/// </summary>
internal sealed class SetCookieFilter(CookieReporter reporter, TimeProvider clock)
{
    /// <summary>The lines that may be sent; the same value where that is all of them.</summary>
    public StringValues Filter(StringValues lines, RequestConsent consent, out bool isFiltered)
    {
        string?[]? kept = null;
        var count = 0;
        var moment = reporter.Moment(consent);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var wanted = Evaluate(line, consent, moment);
            if (kept is null && !ReferenceEquals(line, wanted))
            {
                kept = new string?[lines.Count];
                for (; count < i; count++)
                    kept[count] = lines[count];
            }
            if (kept is not null && wanted is not null)
                kept[count++] = wanted;
        }
        isFiltered = kept is not null;
        return kept is null ? lines
            : count == 1 ? new StringValues(kept[0])
            : new StringValues(kept.AsSpan(0, count).ToArray());
    }

    /// <summary>Whether a line that has been sent already should not have been.</summary>
    public bool IsLeaked(string line, RequestConsent consent)
    {
        var name = CookieName.Of(line);
        return !IsAllowed(name, Classify(name, consent), consent.Decision, consent) && !CookieDeletion.Is(line, clock.GetUtcNow());
    }

    /// <summary>Only the lines whose name is known to be necessary: what is left when <see cref="Filter"/> fails.</summary>
    public static StringValues OnlyNecessary(StringValues lines, RequestConsent consent) =>
        new([.. lines.Where(line => line is not null && IsNecessary(line, consent))]);

    private string? Evaluate(string? line, RequestConsent consent, in ObservedMoment moment)
    {
        if (line is null)
            return null;
        var name = CookieName.Of(line);
        var configuration = consent.Configuration;
        var classification = Classify(name, consent);

        // Report-only mode grants everything and reports what an undecided visitor would not get.
        ref readonly var decision = ref configuration.IsEnforcing ? ref consent.Decision : ref ConsentDecision.Undecided;
        if (IsAllowed(name, classification, decision, consent))
        {
            // Some caches keep cookies with the page, and would send this one to who refused it (requirement E16).
            if ((classification.Category & ~CookieCategories.Necessary) != CookieCategories.None && configuration.IsEnforcing)
                consent.NoteGrantedCookie();
            reporter.Sent(line, name, classification, consent, moment);
            return line;
        }

        // A deletion is welcome whatever it deletes, but a value in it is not (requirement E11).
        var time = clock.GetUtcNow();
        if (!name.IsEmpty && CookieDeletion.Is(line, time))
        {
            reporter.Deleted(name, classification, moment);
            var emptied = CookieDeletion.WithEmptyValue(line, time);
            return emptied == line ? line : emptied;
        }
        reporter.Dropped(line, name, classification, consent, moment);
        return null;
    }

    private static CookieClassification Classify(ReadOnlySpan<char> name, RequestConsent consent) =>
        consent.Configuration.Classifier.Classify(name, consent.IsEssential(name));

    /// <summary>A cookie without a name is never allowed, whatever unknown ones are (requirement E07).</summary>
    private static bool IsAllowed(ReadOnlySpan<char> name, in CookieClassification classification, in ConsentDecision decision, RequestConsent consent) =>
        !name.IsEmpty && decision.Allows(classification, consent.Configuration.Options.UnknownCookies);

    private static bool IsNecessary(string line, RequestConsent consent)
    {
        try
        {
            return Classify(CookieName.Of(line), consent).Category == CookieCategories.Necessary;
        }
        catch (Exception)
        {
            // The classifier itself is what failed: nothing is known, so nothing passes (requirement E18).
            return false;
        }
    }
}
