package dev.loopwarden.setup;

import dev.loopwarden.identity.AppRecord;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.identity.SealedVault;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the setup together. */
@Configuration(proxyBeanMethods = false)
class SetupConfiguration {

  @Bean
  Setup setup(
      Identities identities,
      SealedVault vault,
      AppRegistration registration,
      InstantSource clock,
      SecureRandom random) {
    return new Setup(identities, new AppRecord(vault), vault, registration, clock, random);
  }
}
