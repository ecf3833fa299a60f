using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CookieConsent.EntityFrameworkCore.DependencyInjection;

/// <summary>Reads the section <c>CookieConsentRecords</c>. A key that means nothing is an error, so that a misspelt one is not passed over.</summary>
internal sealed class RecordOptionsBinding(IServiceProvider services) : IConfigureOptions<EntityFrameworkRecordOptions>
{
    public void Configure(EntityFrameworkRecordOptions options)
    {
        var configuration = (IConfiguration?)services.GetService(typeof(IConfiguration));
        configuration?.GetSection(EntityFrameworkRecordOptions.SectionName).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
    }
}
