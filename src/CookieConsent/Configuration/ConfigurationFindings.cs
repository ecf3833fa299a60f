using CookieConsent.Classification;
using CookieConsent.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Configuration;

/// <summary>Holds what the linter says of the configuration in force, and logs what is new in it: a reload does not say the same again.</summary>
internal sealed class ConfigurationFindings(ConfigurationOrigin origin, IServiceProvider services, ILogger<ConfigurationFindings> logger)
{
    private volatile IReadOnlyList<ConfigurationFinding> _current = [];

    /// <summary>The findings on the configuration in force.</summary>
    public IReadOnlyList<ConfigurationFinding> Current => _current;

    /// <summary>Looks at a configuration that comes into force. A linter that fails stops neither start nor reload.</summary>
    public void LookAt(ConsentConfiguration configuration)
    {
        try
        {
            var before = _current;
            ConfigurationFinding[] findings = [.. ConfigurationLinter.Check(configuration, ServiceCatalogue.BuiltIn, origin.SourcesOf(services))];
            foreach (var finding in findings.Except(before))
            {
                if (finding.IsNote)
                    logger.ConfigurationNote(finding.Kind, finding.Text);
                else
                    logger.ConfigurationWarning(finding.Kind, finding.Text);
            }
            _current = findings;
        }
        catch (Exception exception)
        {
            logger.LinterFailed(exception);
        }
    }
}
