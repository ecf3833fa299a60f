using CookieConsent.EntityFrameworkCore.Model;
using CookieConsent.EntityFrameworkCore.Tests.Harness;

namespace CookieConsent.EntityFrameworkCore.Benchmarks;

/// <summary>The store, as the library calls it.</summary>
internal sealed class StoreInterface(IConsentRecordStore store) : Contestant
{
    public override string Name => "the store";

    public override Task KeepAsync(int visitor) =>
        store.AppendAsync(SampleRecords.Grant() with { Id = RecordId.Format(RecordId.New(TimeProvider.System)) }, CancellationToken.None).AsTask();
}
