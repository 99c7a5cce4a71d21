using CyberPort.Forms.Answers;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Designer;
using CyberPort.Forms.Persistence;
using CyberPort.Forms.Print;
using CyberPort.Forms.Variants;
using CyberPort.Platform;
using CyberPort.Platform.Documents;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Outbox;
using CyberPort.Platform.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Forms;

/// <summary>様式: what authorities ask, how answers are read, checked and worded.</summary>
public static class FormsModule
{
    /// <summary>Adds the module.</summary>
    public static IServiceCollection AddForms(this IServiceCollection services)
    {
        services.AddModuleDb<FormsDb>("forms");
        services.AddSingleton<PublishedFormCache>();
        services.AddScoped<IForms, PublishedForms>();
        services.AddScoped<IRegister, Register>();
        services.AddScoped<RegisterCodes>();
        services.AddScoped<IPaperForms, PaperForms>();
        services.AddSingleton<PaperShelf>();
        services.AddDocumentTemplates(typeof(FormsModule).Assembly);
        services.AddSingleton<IReferenceData, NationalMasters>();
        services.AddSingleton<IDemoData, DemoVariants>();
        services.AddSingleton<IValidator<AddToRegisterRequest>, AddToRegisterValidator>();
        services.AddSingleton<IValidator<ChangeRegisterEntryRequest>, ChangeRegisterEntryValidator>();
        services.AddScoped<FormDesk>();
        services.AddScoped<FormRelease>();
        services.AddScoped<MasterUpdates>();
        services.AddReaction<MasterAnnounced, TellOfMaster>();
        return services
            .AddSingleton<IValidator<StartFormRequest>, StartFormValidator>()
            .AddSingleton<IValidator<KeepFormWorkRequest>, KeepFormWorkValidator>()
            .AddSingleton<IValidator<TryFormRequest>, TryFormValidator>()
            .AddSingleton<IValidator<KeepSampleRequest>, KeepSampleValidator>()
            .AddSingleton<IValidator<TakeMasterUpdateRequest>, TakeMasterUpdateValidator>()
            .AddSingleton<IValidator<PreviewImportRequest>, PreviewImportValidator>()
            .AddSingleton<IValidator<PublishFormRequest>, PublishFormValidator>();
    }

    /// <summary>Maps the module's use cases.</summary>
    public static void MapForms(this ApiRoutes routes)
    {
        ShowForm.Map(routes);
        KeepRegister.Map(routes with { My = routes.My.MapGroup("").AlsoForOrganisations() }); // An authority keeps its own address book.
        ListForms.Map(routes);
        StartForm.Map(routes);
        KeepFormWork.Map(routes);
        TryForm.Map(routes);
        KeepSample.Map(routes);
        PublishForm.Map(routes);
        AnnounceMaster.Map(routes);
        CompareFormVersions.Map(routes);
        TakeMasterUpdate.Map(routes);
        ListFormLibrary.Map(routes);
        ImportForm.Map(routes);
        PreviewPaper.Map(routes);
    }
}
