using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using CookieConsent.Decision;
using Microsoft.AspNetCore.DataProtection;

namespace CookieConsent.Components;

/// <summary>
/// A visitor's decision on its way from a request to a circuit. It goes through the browser, so it is sealed: what a page says of itself counts for nothing. It
/// answers one question of one circuit, so that no answer of before a withdrawal can be given again.
/// </summary>
internal sealed class CircuitAnswer(IDataProtectionProvider protection)
{
    /// <summary>How many characters a challenge has.</summary>
    public const int ChallengeLength = 22;

    private const int ChallengeBytes = 16;
    private const int Parts = 4;

    private readonly IDataProtector _protector = protection.CreateProtector("CookieConsent.Circuit");

    /// <summary>A new question.</summary>
    public static string NewChallenge() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ChallengeBytes));

    /// <summary>Seals the answer.</summary>
    public string Seal(string challenge, in ConsentDecision decision) =>
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{challenge}\n{(int)decision.Status}\n{(int)decision.Granted}\n{decision.Stored?.RecordId}"));

    /// <summary>Opens an answer; <see langword="null"/> where it is none, or one to another question.</summary>
    public CircuitDecision? Open(string? answer, string challenge)
    {
        if (string.IsNullOrEmpty(answer))
            return null;
        try
        {
            return
                _protector.Unprotect(answer).Split('\n') is { Length: Parts } parts
                && parts[0] == challenge
                && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
                && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var granted)
                ? new(new((ConsentStatus)status, (CookieCategories)granted), parts[3].Length == 0 ? null : parts[3])
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What a circuit knows.</summary>
/// <param name="State">The visitor's decision.</param>
/// <param name="RecordId">The record that proves it; <see langword="null"/> where nothing is granted.</param>
internal sealed record CircuitDecision(ConsentState State, string? RecordId)
{
    /// <summary>What a grant rests on: its record, or the configuration alone, which may change; <see langword="null"/> where nothing is granted.</summary>
    public string? Ground => RecordId ?? (State.Granted == CookieCategories.Necessary ? null : ConsentCircuits.WithoutRecord);
}
