using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CookieConsent.Analyzers.Views;

/// <summary>What the rules ask of the files <c>appsettings*.json</c> that the project hands to the compiler.</summary>
internal sealed class AppSettings
{
    private const string HoldThirdParties = "CookieConsent:HoldThirdParties";
    private const string FirewallMode = "CookieConsent:Firewall:Mode";
    private const string BaseFile = "appsettings.json";

    private bool _isFirewallOn;
    private bool _isFirewallOff;

    /// <summary>
    /// The name of a file by which tags do not wait by themselves; <see langword="null"/> where there is none. Nobody knows here which environment the app
    /// will run in, so that one file is enough.
    /// </summary>
    public string? UnheldBy { get; private set; }

    /// <summary>
    /// Whether the firewall stops what static pages load: by the file of all environments, and no other file takes it back.
    /// </summary>
    public bool HasFirewall => _isFirewallOn && !_isFirewallOff;

    /// <summary>Reads those among the files of a project.</summary>
    public static AppSettings Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var settings = new AppSettings();
        foreach (var file in files.OrderBy(file => file.Path.Length).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file.Path);
            if (name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
                settings.Read(name, file.GetText(cancellation)?.ToString() ?? "");
        }
        return settings;
    }

    private void Read(string name, string text)
    {
        foreach (var setting in JsonText.Values(text))
        {
            if (Is(setting.Key, HoldThirdParties) && Is(setting.Value.Trim(), "false"))
                UnheldBy ??= name;
            if (!Is(setting.Key, FirewallMode))
                continue;
            _isFirewallOn |= Is(setting.Value, "Enforce") && Is(name, BaseFile);
            _isFirewallOff |= !Is(setting.Value, "Enforce");
        }
    }

    private static bool Is(string text, string other) => text.Equals(other, StringComparison.OrdinalIgnoreCase);
}
